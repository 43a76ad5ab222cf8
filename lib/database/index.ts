import 'server-only'

export { DatabaseError, isDatabaseError } from './database-error'
export type { DatabaseErrorCode } from './database-error'
export { getDatabase } from './get-database'
export { migrate } from './migrate'
export { openDatabase } from './open-database'
export type { Database } from './open-database'
export type { Schema } from './schema'
