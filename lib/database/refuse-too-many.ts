import { DatabaseError } from './database-error'

/** More rows than this are refused in one answer; lists are paged. */
export const maxRows = 100_000

/** Throws DatabaseError `result_too_large`. */
export function refuseTooMany(rows: readonly unknown[]): void {
  if (rows.length > maxRows) throw new DatabaseError('result_too_large', `More than ${maxRows} rows.`)
}
