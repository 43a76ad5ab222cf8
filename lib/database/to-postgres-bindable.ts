import { toBindable } from './to-bindable'

/** `value` as PostgreSQL takes it: text, from which it makes what the statement needs, or bytes. Throws DatabaseError `bad_parameter`. */
export function toPostgresBindable(value: unknown): string | Buffer | null {
  // Accounts hold moments as such.
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  const bindable = toBindable(value)
  if (bindable === null) return null
  return bindable instanceof Uint8Array ? Buffer.from(bindable.buffer, bindable.byteOffset, bindable.byteLength) : String(bindable)
}
