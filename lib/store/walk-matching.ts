import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { cellAt, cellWindow, isInWindow } from '../visits/map-grid'
import type { Visit } from '../visits/visit'
import { planSearch } from './search-plan'
import type { VisitsQuestion } from './search-types'
import { visitsByKey } from './visits-by-key'
import { walkArms, type Walked } from './walk-arms'

/** Small enough that writing a page leaves the event loop free. */
const pageSize = 100

const position = [sql`places.latitude`, sql`places.longitude`]

/**
 * Every visit that matches, each once, newest first: all of them, however many are looked through. A page has at most 100, and none
 * where a stretch had none, so that the reader can leave there. Visits that come in after the first page are left out.
 */
export async function* walkMatching(database: Database, { area, ...question }: VisitsQuestion): AsyncGenerator<Visit[]> {
  const plan = await planSearch(database, question)
  const isThere = area ? within(area) : ({ matches }: Walked) => matches
  for await (const walked of walkArms(database, plan, undefined, area ? position : [])) {
    const matching = walked.filter(isThere)
    if (matching.length === 0) yield []
    for (let start = 0; start < matching.length; start += pageSize) {
      yield await visitsByKey(database, matching.slice(start, start + pageSize).map(({ visitorId, requestId }) => [visitorId, requestId]))
    }
  }
}

function within({ bounds, size }: NonNullable<VisitsQuestion['area']>) {
  const window = cellWindow(bounds, size)
  return ({ matches, facts }: Walked) => {
    const [latitude, longitude] = matches && facts ? facts.map(toDegrees) : []
    const cell = cellAt(latitude ?? null, longitude ?? null, size)
    return cell !== undefined && isInWindow(cell, window)
  }
}

const toDegrees = (fact: unknown) => (typeof fact === 'number' ? fact : null)
