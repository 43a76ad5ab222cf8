import type { StatementResult } from './protocol'

/** The results that a database thread sent, as JSON where they are many. */
export function readResults(sent: string | StatementResult[]): StatementResult[] {
  if (typeof sent !== 'string') return sent
  const results: StatementResult[] = JSON.parse(sent)
  for (const { rows } of results) {
    for (const row of rows) {
      for (let index = 0; index < row.length; index += 1) {
        const value = row[index]
        if (typeof value === 'object' && value !== null) row[index] = toBytes(value)
      }
    }
  }
  return results
}

const toBytes = (value: object): Uint8Array => new Uint8Array(Buffer.from('hex' in value ? String(value.hex) : '', 'hex'))
