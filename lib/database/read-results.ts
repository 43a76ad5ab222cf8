import type { StatementResult } from './protocol'

/** The results that a database thread wrote as JSON. */
export function readResults(json: string): StatementResult[] {
  const results: StatementResult[] = JSON.parse(json)
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
