import { types } from 'pg'

const bytea = 17
const int8 = 20
const json = 114
const numeric = 1700
const jsonb = 3802

/** Values as SQLite gives them: whole numbers, which are milliseconds and counts, as numbers; JSON as its text. */
export const postgresTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === bytea) return toBytes
    if (oid === int8 || oid === numeric) return Number
    if (oid === json || oid === jsonb) return String
    return types.getTypeParser(oid, format === 'binary' ? 'text' : (format ?? 'text'))
  },
}

/** From its hex digits behind `\\x`. */
const toBytes = (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
