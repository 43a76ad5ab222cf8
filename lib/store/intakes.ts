import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import { toStatement } from '../database/to-statement'
import type { Intake } from './visit-store'

/** What a feed can go back to. */
const keptIntakes = 500
/** Named of one intake; an import brings more than anybody could watch. */
const keptKeys = 50
const askedAtOnce = 500

type Row = Record<'visitor_id' | 'request_id', string> & { time: number }

export interface CompiledIntake {
  add: string
  forget: string
}

/** The statements of recordIntake in the database's own placeholders. */
export function compileIntake(kysely: Kysely<Schema>): CompiledIntake {
  return {
    add: kysely.insertInto('intakes').columns(['visits', 'newest']).values({ visits: 0, newest: '' }).compile().sql,
    forget: sql`delete from intakes where sequence <= (select max(sequence) from intakes) - ${0}`.compile(kysely).sql,
  }
}

/** For the transaction that writes these rows: what it brought, and the oldest intake forgotten for it. */
export function recordIntake(compiled: CompiledIntake, rows: readonly Row[]): Statement[] {
  const newest = rows.toSorted((one, other) => other.time - one.time).slice(0, keptKeys).map((row) => [row.visitor_id, row.request_id])
  return [
    { sql: compiled.add, parameters: [rows.length, JSON.stringify(newest)] },
    { sql: compiled.forget, parameters: [keptIntakes] },
  ]
}

const keysSchema = z.array(z.tuple([z.string(), z.string()]))

export async function readIntakes({ kysely }: Database, { after, limit }: { after?: number; limit: number }): Promise<Intake[]> {
  let query = kysely.selectFrom('intakes').selectAll().orderBy('sequence', 'desc').limit(limit)
  if (after !== undefined) query = query.where('sequence', '>', after)
  const rows = await query.execute()
  return rows.map(({ sequence, visits, newest }) => ({ sequence: Number(sequence), visits, newest: keysSchema.parse(JSON.parse(newest)) })).reverse()
}

/** Forgets the intakes that name a visitor who has no visit any more, with whom else they name. */
export async function forgetLoneIntakes(database: Database): Promise<void> {
  const intakes = await readIntakes(database, { limit: keptIntakes })
  const known = await findVisitors(database, [...new Set(intakes.flatMap(({ newest }) => newest.map(([visitorId]) => visitorId)))])
  const lone = intakes.filter(({ newest }) => newest.some(([visitorId]) => !known.has(visitorId))).map(({ sequence }) => sequence)
  if (lone.length > 0) await database.kysely.deleteFrom('intakes').where('sequence', 'in', lone).execute()
}

async function findVisitors({ kysely }: Database, visitorIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let start = 0; start < visitorIds.length; start += askedAtOnce) {
    const rows = await kysely.selectFrom('visitors').select('visitor_id').where('visitor_id', 'in', visitorIds.slice(start, start + askedAtOnce)).execute()
    for (const row of rows) found.add(row.visitor_id)
  }
  return found
}

/** For the transaction that removes a visitor: the intakes that name them, with whom else they name. */
export function forgetIntakesOf({ kysely }: Database, visitorId: string): Statement {
  const named = `%"${visitorId.replace(/[\\%_]/g, '\\$&')}"%`
  return toStatement(sql`delete from intakes where newest like ${named} escape '\\'`.compile(kysely))
}
