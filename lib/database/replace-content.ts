import Libsql from 'libsql'
import { BackupError } from './backup-error'
import { readDriverError } from './read-driver-error'

export interface Replacement {
  /** Tables that get the rows of both; where two have the same key, the one that is there stays. */
  united: readonly string[]
  /** Tables that are left without a row. */
  emptied: readonly string[]
  /** Tables that stay as they are. */
  left: readonly string[]
  /** A query that must answer a row at the start of the transaction, else nothing is changed. */
  provided: string
  /** Run at its end; `restored` is the schema of the source. */
  behind: readonly string[]
}

type Connection = InstanceType<typeof Libsql>

/**
 * Puts what is in the file `source` in the place of what is in the embedded database `target`, in one transaction, while others read and
 * append: they see the one or the other, and a process that is killed has changed nothing. Who writes waits for it, and fails as busy
 * after a while. Both have the tables of this version. It holds its thread, so it is for a process of its own. Throws BackupError and DatabaseError.
 */
export function replaceContent(target: string, source: string, replacement: Replacement): void {
  try {
    replaceIn(target, source, replacement)
  } catch (error) {
    throw error instanceof BackupError ? error : readDriverError(error)
  }
}

function replaceIn(target: string, source: string, replacement: Replacement): void {
  const database = new Libsql(target, { timeout: 60_000 })
  try {
    // What is replaced is filled with zeros.
    database.exec('pragma synchronous = full; pragma foreign_keys = off; pragma secure_delete = on; pragma cache_size = -131072')
    database.prepare('attach ? as restored').run(source)
    database.exec('begin immediate')
    try {
      replaceAll(database, replacement)
      database.exec('commit')
    } finally {
      if (database.inTransaction) database.exec('rollback')
    }
    // Best effort: whoever reads meanwhile keeps the write-ahead file, and a later checkpoint empties it.
    database.exec('detach restored; pragma busy_timeout = 1000; pragma wal_checkpoint(truncate)')
  } finally {
    database.close()
  }
}

function replaceAll(database: Connection, { united, emptied, left, provided, behind }: Replacement): void {
  if (first(database, provided) === undefined) throw new BackupError('changed', 'Something was erased, or set to be kept less long, meanwhile. Nothing was restored: run this again.')
  // One of them would write to the index of URLs, whose own tables are replaced.
  const triggers = texts(database, "select sql from main.sqlite_schema where type = 'trigger'")
  for (const name of texts(database, "select name from main.sqlite_schema where type = 'trigger'")) database.exec(`drop trigger main.${quoted(name)}`)
  for (const table of texts(database, "select name from main.sqlite_schema where type = 'table' and rootpage > 0 and name not like 'sqlite\\_%' escape '\\'")) {
    if (left.includes(table)) continue
    if (!united.includes(table)) database.exec(`delete from main.${quoted(table)}`)
    if (!emptied.includes(table)) database.exec(`insert or ignore into main.${quoted(table)} ${sameColumns(database, table)}`)
  }
  for (const statement of behind) database.exec(statement)
  for (const trigger of triggers) database.exec(trigger)
  if (first(database, 'pragma main.quick_check') !== 'ok') throw new BackupError('damaged', 'The database did not pass its check with what was restored, so it was left as it was. Check the disk, then try again.')
}

/** With a star, where the columns stand in the same order, SQLite copies whole pages of a table and its indexes. */
function sameColumns(database: Connection, table: string): string {
  const columnsOf = (schema: string) => texts(database, `select name from pragma_table_info('${table}', '${schema}')`).map(quoted).join(', ')
  const columns = columnsOf('main')
  return columns === columnsOf('restored') ? `select * from restored.${quoted(table)}` : `(${columns}) select ${columns} from restored.${quoted(table)}`
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function texts(database: Connection, query: string): string[] {
  const rows: unknown[] = database.prepare(query).raw().all()
  return rows.map((row) => String(Array.isArray(row) ? row[0] : row))
}

function first(database: Connection, query: string): unknown {
  const row: unknown = database.prepare(query).raw().get()
  return Array.isArray(row) ? row[0] : undefined
}
