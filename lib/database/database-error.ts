import type { SerializedError } from './protocol'

const sentences = {
  disk_full: 'The disk is full. Free some space where the database lies, then try again.',
  corrupt: 'The database file is damaged or is no database. Restore it from a backup.',
  busy: 'Another process keeps the database locked. Stop it or wait, then try again.',
  read_only: 'The database cannot be written. Make the data folder writable for this account, or let DATABASE_URL name the primary server.',
  cannot_open: 'The database cannot be opened. Check that the data folder exists and belongs to this account.',
  disk_failed: 'The disk failed while the database was read or written. Check the disk.',
  unique: 'A row with the same key is there already.',
  constraint: 'The row breaks a rule of its table.',
  changed_meanwhile: 'Another process changed the same rows. Try again.',
  result_too_large: 'The query found more rows than may be sent at once. Ask for a page of them.',
  bad_parameter: 'A value cannot be bound to a statement.',
  worker_lost: 'The database thread ended unexpectedly and is being restarted. Try again.',
  unreachable: 'The database server does not answer. Start it, or mend the host and the port in DATABASE_URL.',
  login_refused: 'The database server refuses the login. Mend the name and the password in DATABASE_URL.',
  no_such_database: 'The database server has no such database. Create it, or mend its name in DATABASE_URL.',
  too_many_connections: 'The database server takes no more connections. Raise its limit, or stop what else is connected, then try again.',
  connection_lost: 'The connection to the database server was lost. Try again.',
  shard_unreachable: 'A database server that holds a part of the visits does not answer. Start it, then try again.',
  too_slow: 'The database took too long and was stopped. Ask for less at once.',
  closed: 'The database is closed.',
  failed: 'The database refused a statement.',
} as const

export type DatabaseErrorCode = keyof typeof sentences

/** A failed statement. Tell it by `code`, not by class: bundling makes several copies of one class. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  constructor(
    readonly code: DatabaseErrorCode,
    /** What the database itself said. */
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ? `${sentences[code]} (${detail})` : sentences[code], options)
  }
}

/** By SQLite's primary result code. */
const codesByNumber: Record<number, DatabaseErrorCode> = {
  5: 'busy', 6: 'busy', 8: 'read_only', 10: 'disk_failed', 11: 'corrupt', 13: 'disk_full', 14: 'cannot_open', 19: 'constraint', 26: 'corrupt',
}

const codesByName: Record<string, DatabaseErrorCode> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique', SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  RESULT_TOO_LARGE: 'result_too_large', CHANGED_MEANWHILE: 'changed_meanwhile',
  EACCES: 'cannot_open', ENOTDIR: 'cannot_open', EEXIST: 'cannot_open', EISDIR: 'cannot_open', EPERM: 'cannot_open', EROFS: 'cannot_open', ENOSPC: 'disk_full',
}

/** The typed error for what a database thread reported. */
export function toDatabaseError({ message, code, rawCode }: SerializedError): DatabaseError {
  const byName = code === undefined ? undefined : codesByName[code]
  const byNumber = rawCode === undefined ? undefined : codesByNumber[rawCode & 0xff]
  return new DatabaseError(byName ?? byNumber ?? (message.startsWith('ConnectionFailed') ? 'cannot_open' : 'failed'), message)
}

/** Whether `error` is a database error of that code, whichever copy of the class made it. */
export function isDatabaseError(error: unknown, code: DatabaseErrorCode): boolean {
  return error instanceof Error && error.name === 'DatabaseError' && 'code' in error && error.code === code
}
