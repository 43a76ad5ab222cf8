import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

const bytes = 16
/** Most visits are of few places and clients. */
const mostKnown = 2_000

const known = new LRUCache<string, Buffer>({ max: mostKnown })

/** The key of a dictionary's row: 16 bytes of the SHA-256 of its values as JSON. Rows on disk have it: it never changes. */
export function dictionaryDigest(values: readonly (string | number | null)[]): Buffer {
  const text = JSON.stringify(values)
  const digest = known.get(text) ?? hash('sha256', text, 'buffer').subarray(0, bytes)
  known.set(text, digest)
  return digest
}
