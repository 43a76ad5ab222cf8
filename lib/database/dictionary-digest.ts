import { hash } from 'node:crypto'

const bytes = 16

/** The key of a dictionary's row: 16 bytes of the SHA-256 of its values as JSON, in hex digits. Rows on disk have it: it never changes. */
export const dictionaryDigest = (values: readonly (string | number | null)[]): string => hash('sha256', JSON.stringify(values)).slice(0, bytes * 2)
