import type { Generated, Kysely } from 'kysely'
import { columnTypes } from '../column-types'

export interface IntakeTables {
  /** One row a transaction that brought new visits; the newest few hundred alone are kept. */
  intakes: {
    /** Grows with every row; of several processes on PostgreSQL the later number may be seen first. */
    sequence: Generated<number>
    /** How many visits were new. */
    visits: number
    /** Pairs of visitor id and request id as JSON: those of the newest of them. */
    newest: string
  }
}

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createTable('intakes')
    .addColumn('sequence', columnTypes(db).sequence)
    .addColumn('visits', 'integer', (column) => column.notNull())
    .addColumn('newest', 'text', (column) => column.notNull())
    .execute()
}
