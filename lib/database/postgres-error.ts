import { DatabaseError, type DatabaseErrorCode } from './database-error'

/** By SQLSTATE, or by the code of Node's error; the first two letters are a whole class. */
const codes: Record<string, DatabaseErrorCode> = {
  '08': 'shard_unreachable',
  '23': 'constraint',
  '23505': 'unique',
  '25006': 'read_only',
  '28': 'login_refused',
  '3D000': 'no_such_database',
  '40001': 'changed_meanwhile',
  '40P01': 'changed_meanwhile',
  '53100': 'disk_full',
  '53300': 'too_many_connections',
  '55P03': 'busy',
  '57014': 'too_slow',
  '57P': 'connection_lost',
  '58030': 'disk_failed',
  XX001: 'corrupt',
  XX002: 'corrupt',
  ECONNREFUSED: 'unreachable', ENOTFOUND: 'unreachable', EAI_AGAIN: 'unreachable', ETIMEDOUT: 'unreachable', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable',
  ENOENT: 'unreachable', EACCES: 'unreachable', ECONNRESET: 'connection_lost', EPIPE: 'connection_lost',
}

/** The typed error for what PostgreSQL, the way to it, or the driver said. It holds no address, and so no password. */
export function toPostgresError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  const cause = error instanceof AggregateError ? error.errors[0] : error
  const message = cause instanceof Error ? cause.message : String(cause)
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  if (code !== undefined) return new DatabaseError(codes[code] ?? codes[code.slice(0, 3)] ?? codes[code.slice(0, 2)] ?? 'failed', message)
  if (/timeout (exceeded when trying to connect|expired)|Connection terminated due to connection timeout/.test(message)) return new DatabaseError('unreachable', message)
  if (/password must be a string|no password supplied/i.test(message)) return new DatabaseError('login_refused', message)
  return new DatabaseError(/Connection terminated|not queryable|Client has encountered/.test(message) ? 'connection_lost' : 'failed', message)
}
