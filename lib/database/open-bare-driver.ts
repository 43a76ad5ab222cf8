import Libsql from 'libsql'
import type { Bindable } from './protocol'

/** The driver on this very thread with our settings and nothing else: what the benches measure the store beside. */
export interface BareDriver {
  /** One transaction a call. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly Bindable[])[]): void
  /** Rows as arrays, in the order in which they were written. */
  read(table: string, columns: readonly string[], page: { limit: number; offset: number }): Bindable[][]
  close(): void
}

export function openBareDriver(file: string): BareDriver {
  const database = new Libsql(file)
  for (const setting of ['journal_mode = wal', 'synchronous = full', 'temp_store = memory', 'wal_autocheckpoint = 16000', 'cache_size = -131072']) database.pragma(setting)
  const prepared = new Map<string, Libsql.Statement>()
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  const bound = (value: Bindable) => (typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value)
  return {
    insert(table, columns, rows) {
      const statement = prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
      database.exec('begin immediate')
      for (const row of rows) statement.run(row.map(bound))
      database.exec('commit')
    },
    read: (table, columns, { limit, offset }) => toRows(database.prepare(`select ${columns.join(', ')} from ${table} where rowid > ${offset} order by rowid limit ${limit}`).raw().all()),
    close: () => void database.close(),
  }
}

/** The one cast: raw rows of the driver hold nothing else. */
const toRows = (rows: readonly unknown[]) => rows as Bindable[][]
