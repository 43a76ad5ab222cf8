import type { Database } from '../database/open-database'
import { summariseVisitors } from './summarise-visitors'
import type { VisitorSummary } from './visit-store'

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-']
const longest = 64
/** Ids asked for with one statement. */
const chunk = 1_000
const answered = 3

/** Known ids one slip of the keyboard away, last seen first: a character replaced, left out, added, or swapped with the next. */
export async function similarVisitors(database: Database, visitorId: string): Promise<VisitorSummary[]> {
  const ids = [...slips(visitorId.slice(0, longest))]
  const queries = []
  for (let start = 0; start < ids.length; start += chunk) {
    queries.push(database.kysely.selectFrom('visitors').selectAll().where('visitor_id', 'in', ids.slice(start, start + chunk)).execute())
  }
  const found = (await Promise.all(queries)).flat().sort((one, other) => other.last_seen - one.last_seen)
  return summariseVisitors(database, found.slice(0, answered))
}

function slips(id: string): Set<string> {
  const found = new Set<string>()
  for (let index = 0; index <= id.length; index += 1) {
    const before = id.slice(0, index)
    const rest = id.slice(index + 1)
    for (const character of alphabet) {
      found.add(before + character + rest)
      found.add(before + character + id.slice(index))
    }
    found.add(before + rest)
    found.add(before + rest.slice(0, 1) + id.slice(index, index + 1) + rest.slice(1))
  }
  found.delete(id)
  return found
}
