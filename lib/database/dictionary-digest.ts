import { hash } from 'node:crypto'

const bytes = 16

/** The key of a dictionary's row: 16 bytes of the SHA-256 of its values as JSON. Rows on disk have it: it never changes. */
export const dictionaryDigest = (values: readonly (string | number | null)[]): Buffer => hash('sha256', JSON.stringify(values), 'buffer').subarray(0, bytes)
