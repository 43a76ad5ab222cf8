import { type DatabaseError, toDatabaseError } from './database-error'

/** The typed error for what the driver of the embedded database, or the file system below it, threw in this thread. */
export function readDriverError(error: unknown): DatabaseError {
  if (!(error instanceof Error)) return toDatabaseError({ message: String(error) })
  return toDatabaseError({
    message: error.message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('rawCode' in error && typeof error.rawCode === 'number' ? { rawCode: error.rawCode } : {}),
  })
}
