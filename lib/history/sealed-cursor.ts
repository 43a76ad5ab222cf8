import { createHmac, timingSafeEqual } from 'node:crypto'

/** Makes cursors that only the query that they were made for can open. `key` is secret; what is sealed is signed, not hidden. */
export function createCursors(key: Buffer) {
  const sign = (text: string, query: unknown) => createHmac('sha256', key).update(JSON.stringify([text, query])).digest().subarray(0, 16)
  return {
    seal(place: unknown, query: unknown): string {
      const text = Buffer.from(JSON.stringify(place)).toString('base64url')
      return `${text}.${sign(text, query).toString('base64url')}`
    },
    /** What was sealed, or undefined for a cursor of another query or a tampered one. */
    open(cursor: string, query: unknown): unknown {
      const [text = '', signature = ''] = cursor.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = sign(text, query)
      if (given.length !== right.length || !timingSafeEqual(given, right) || cursor !== `${text}.${signature}`) return undefined
      return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    },
  }
}

export type Cursors = ReturnType<typeof createCursors>
