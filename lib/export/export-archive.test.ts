import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { csvCell } from './csv-cell'
import { exportArchive } from './export-archive'

describe('csvCell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t1', '\r1', '"=1', "'=1", '＝1', '＋1', '－1', '＠1'])('defuses %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
  })

  it('leaves numbers and harmless texts as they are, and quotes what needs it', () => {
    expect([csvCell(-90.05), csvCell('Köln'), csvCell(undefined), csvCell('a,"b"\n')]).toEqual(['-90.05', 'Köln', '', '"a,""b""\n"'])
  })
})

describe('exportArchive', () => {
  it('does not look whole when its visits cannot be read to the end', async () => {
    const chunks: Uint8Array[] = []
    const archive = exportArchive(failing(), { format: 'csv', raw: false, reason: 'ticket', account: 'a@example.com', list: 'visitor', query: {}, installation: 'http://localhost:3000', now: 0 })
    await expect((async () => {
      for await (const chunk of archive) chunks.push(chunk)
    })()).rejects.toThrow('The disk is gone.')
    expect(chunks.length).toBeGreaterThan(0)
    expect(() => unzipSync(Buffer.concat(chunks))).toThrow()
  })
})

/** Enough that the packer has given some of it away. */
async function* failing() {
  for (let count = 0; count < 3_000; count += 1) yield [{ visit: { visitorId: 'v', requestId: randomUUID(), timestamp: 0, time: '1970-01-01T00:00:00.000Z' } }]
  throw new Error('The disk is gone.')
}
