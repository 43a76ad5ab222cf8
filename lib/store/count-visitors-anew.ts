import { type RawBuilder, sql } from 'kysely'
import type { VisitorValueKind } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'

/** Visits counted with one transaction, unless a single visitor has more. */
const chunk = 5_000

/** Counts the rollups of all visitors and their values anew, in the order of their ids, some visitors a transaction. */
export async function countVisitorsAnew(database: Database, onProgress: (done: number, of: number) => void): Promise<void> {
  const { of } = await database.kysely.selectFrom('visitors').select((eb) => eb.fn.countAll<number>().as('of')).executeTakeFirstOrThrow()
  let done = 0
  for (let after = ''; ; ) {
    const upTo = await findEnd(database, after)
    done += await countSome(database, after, upTo)
    onProgress(Math.min(done, of), of)
    if (upTo === undefined) return
    after = upTo
  }
}

/** The visitor of the last visit of a chunk; undefined when the rest fits into one. */
async function findEnd({ kysely }: Database, after: string): Promise<string | undefined> {
  const row = await kysely.selectFrom('visits').select('visitor_id').where('visitor_id', '>', after).orderBy('visitor_id').limit(1).offset(chunk).executeTakeFirst()
  return row?.visitor_id
}

/** Answers how many visitors there are between the two. */
async function countSome({ kysely }: Database, after: string, upTo: string | undefined): Promise<number> {
  const { hex, lockTable } = sqlFunctions(kysely)
  const within = upTo === undefined ? sql`visitor_id > ${after}` : sql`visitor_id > ${after} and visitor_id <= ${upTo}`
  return kysely.transaction().execute(async (transaction) => {
    await lockTable('visitors')?.execute(transaction)
    await sql`delete from visitor_values where ${within}`.execute(transaction)
    await sql`delete from visitors where ${within}`.execute(transaction)
    const { numAffectedRows } = await sql`insert into visitors (visitor_id, visits, first_seen, last_seen)
      select visitor_id, count(*), min(time), max(time) from visits where ${within} group by visitor_id`.execute(transaction)
    const values: [VisitorValueKind, RawBuilder<unknown>, RawBuilder<unknown>][] = [
      ['linked_id', sql.ref('linked_id'), sql.ref('linked_id')], ['country', sql.ref('country_code'), sql.ref('country_code')], ['ip', sql.ref('ip'), hex('ip')],
    ]
    for (const [kind, column, value] of values) {
      await sql`insert into visitor_values (visitor_id, kind, value, visits, first_seen, last_seen)
        select visitor_id, ${sql.lit(kind)}, ${value}, count(*), min(time), max(time) from visits join places on places.id = visits.place_id where ${within} and ${column} is not null group by visitor_id, ${column}`.execute(transaction)
    }
    return Number(numAffectedRows ?? 0)
  })
}
