import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sessionCookieName } from '@/lib/accounts/session-cookie'
import { getSessionSecret } from '@/lib/accounts/session-secret'
import { signInForTest } from '@/lib/accounts/testing'
import type { Role } from '@/lib/console-api/answers'
import { getDatabase } from '@/lib/database/get-database'
import { getVisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'
import { GET } from './visitor/[visitorId]/route'

const folder = mkdtempSync(join(tmpdir(), 'sightline-export-routes-'))
const start = Date.UTC(2026, 9, 1)
const total = 250
const cookies = new Map<Role, string>()

beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  for (const role of ['agent', 'analyst'] as const) cookies.set(role, (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role })).cookieValue)
  await getVisitStore().append(Array.from({ length: total }, (_, index) => incomingVisit('known', `r${index}`, start + index * 1_000, { linkedId: '=HYPERLINK("http://x")', url: `https://shop.example/${index}` })))
})
afterAll(async () => {
  await getVisitStore().close()
  rmSync(folder, { recursive: true })
})

const ask = (query: string, role: Role = 'analyst', visitorId = 'known') =>
  GET(new Request(`http://localhost:3000/api/export/visitor/${visitorId}?${query}`, { headers: { cookie: `${sessionCookieName}=${cookies.get(role)}` } }), { params: Promise.resolve({ visitorId }) })

async function exported(query: string) {
  const response = await ask(query)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const manifest: Record<string, unknown> = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
  return { manifest, bytes: files[String(manifest.file)] ?? new Uint8Array() }
}

describe('the export of a visitor', () => {
  it('is a table with every visit once and a manifest whose digest fits', async () => {
    const { manifest, bytes } = await exported('format=csv&reason=ticket%204711')
    expect(manifest).toMatchObject({ file: 'visits.csv', visits: total, reason: 'ticket 4711', query: { visitorId: 'known' }, sha256: createHash('sha256').update(bytes).digest('hex') })
    const lines = strFromU8(bytes).trimEnd().split('\r\n')
    expect(new Set(lines.slice(1).map((line) => line.split(',')[1])).size).toBe(total)
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('is JSON of the filtered visits alone', async () => {
    const { manifest, bytes } = await exported(`format=json&reason=ticket&from=${start + 100_000}`)
    const visits: { requestId: string }[] = JSON.parse(strFromU8(bytes))
    expect(visits).toHaveLength(150)
    expect(visits[0]).toMatchObject({ visitorId: 'known', requestId: 'r249', linkedId: '=HYPERLINK("http://x")' })
    expect(manifest).toMatchObject({ visits: 150, query: { from: start + 100_000 } })
  })

  it('is in the audit with its reason before anything is read', async () => {
    const response = await ask('format=csv&reason=an%20audited%20reason')
    const rows = await getDatabase().kysely.selectFrom('audit').select(['subject', 'detail']).where('action', '=', 'visitor.export').execute()
    expect(rows.filter(({ subject, detail }) => subject === 'known' && detail?.startsWith('an audited reason ('))).toHaveLength(1)
    await response.body?.cancel()
  })

  it('needs a reason, an analyst and a visitor that is known', async () => {
    expect((await ask('format=csv')).status).toBe(400)
    expect((await ask('format=csv&reason=no')).status).toBe(400)
    expect((await ask('format=csv&reason=ticket', 'agent')).status).toBe(403)
    expect((await ask('format=csv&reason=ticket', 'analyst', 'nobody')).status).toBe(404)
  })
})
