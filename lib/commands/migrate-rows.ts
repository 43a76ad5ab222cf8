import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { carryTombstones } from '../store/carry-tombstones'
import { copiedTables } from './migrated-tables'

const chunk = 500

/** Copies accounts, audit, notes and tombstones; what is there already stays as it is. Throws Error where the target has accounts of its own. */
export async function migrateRows(source: Database, target: Database): Promise<void> {
  await refuseOtherAccounts(source, target)
  for (const [table, ...key] of copiedTables) await copyTable(source, target, table, key)
  await carryTombstones(source, target)
}

/** Two sets of accounts in one list would let in whom nobody invited there. */
async function refuseOtherAccounts(source: Database, target: Database): Promise<void> {
  const idsOf = async ({ kysely }: Database) => (await kysely.selectFrom('accounts').select('id').execute()).map(({ id }) => id)
  const known = new Set(await idsOf(source))
  const others = (await idsOf(target)).filter((id) => !known.has(id))
  if (others.length > 0) throw new Error(`The PostgreSQL of DATABASE_URL has ${others.length} accounts that the embedded store does not have. Name an empty database.`)
}

async function copyTable(source: Database, target: Database, table: string, key: readonly string[]): Promise<void> {
  const order = sql.join(key.map((column) => sql.ref(column)))
  for (let after: unknown[] | undefined; ; ) {
    const beyond = after ? sql`where (${order}) > (${sql.join(after)})` : sql``
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} ${beyond} order by ${order} limit ${chunk}`.execute(source.kysely)
    const last = rows.at(-1)
    if (!last) return
    await insertRows(target, table, rows)
    after = key.map((column) => last[column])
  }
}

async function insertRows({ kysely }: Database, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)} on conflict do nothing`.execute(kysely)
}
