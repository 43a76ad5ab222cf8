import { DatabaseError } from './database-error'
import type { Bindable } from './protocol'

const unstorable = /[\0\uD800-\uDFFF]/gu
const int64 = 2n ** 63n

/**
 * `value` as the driver can bind it; it aborts the whole process at some that it does not know. Booleans become 0 and 1. Neither
 * database keeps a NUL or half a surrogate pair in text: each becomes U+FFFD, in what is written and in what is looked up.
 */
export function toBindable(value: unknown): Bindable {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return toStorable(value)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Uint8Array) return value
  if (typeof value === 'bigint' && value >= -int64 && value < int64) return value
  throw new DatabaseError('bad_parameter', typeof value === 'object' ? Object.prototype.toString.call(value) : `${typeof value} ${String(value)}`)
}

/** Hardly any text needs the search for what is to be replaced, which takes several times as long. */
const toStorable = (text: string) => (text.isWellFormed() && !text.includes('\0') ? text : text.replace(unstorable, '\uFFFD'))
