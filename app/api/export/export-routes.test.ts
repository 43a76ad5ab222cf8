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
import * as linkedIds from './linked-ids/route'
import * as cell from './map/cell/route'
import * as networks from './networks/route'
import * as search from './search/route'
import * as visitor from './visitor/[visitorId]/route'

const folder = mkdtempSync(join(tmpdir(), 'sightline-export-routes-'))
const start = Date.UTC(2026, 9, 1)
const total = 250
const account = '=HYPERLINK("http://x")'
const cookies = new Map<Role, string>()
const routes = { visitor, search, 'linked-ids': linkedIds, networks, 'map/cell': cell }

beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  for (const role of ['agent', 'analyst'] as const) cookies.set(role, (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role })).cookieValue)
  const berlin = { latitude: 52.5, longitude: 13.4, country: { code: 'DE' } }
  await getVisitStore().append(Array.from({ length: total }, (_, index) => incomingVisit('known', `r${index}`, start + index * 1_000, { linkedId: account, url: `https://shop.example/${index}`, ip: '203.0.113.7' })))
  await getVisitStore().append([
    incomingVisit('other', 'r0', start + 500, { linkedId: account, url: 'https://shop.example/x', ip: '203.0.113.9', ipLocation: berlin }),
    incomingVisit('other', 'r1', start + 1_500, { url: 'https://shop.example/x', ip: '198.51.100.1', ipLocation: { ...berlin, longitude: 14.1 } }),
  ])
})
afterAll(async () => {
  await getVisitStore().close()
  rmSync(folder, { recursive: true })
})

const ask = (list: keyof typeof routes, query: string, role: Role = 'analyst', visitorId = 'known') =>
  routes[list].GET(new Request(`http://localhost:3000/api/export/${list}?${query}`, { headers: { cookie: `${sessionCookieName}=${cookies.get(role)}` } }), { params: Promise.resolve({ visitorId }) })

async function exported(list: keyof typeof routes, query: string) {
  const response = await ask(list, query)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const manifest: Record<string, unknown> = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
  const bytes = files[String(manifest.file)] ?? new Uint8Array()
  expect(manifest).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, installation: 'http://localhost:3000' })
  return { manifest, bytes }
}

async function exportedIds(list: keyof typeof routes, query: string) {
  const { manifest, bytes } = await exported(list, `${query}&format=json&reason=ticket`)
  const visits: { visitorId: string; requestId: string }[] = JSON.parse(strFromU8(bytes))
  expect(manifest.visits).toBe(visits.length)
  return visits.map(({ visitorId, requestId }) => `${visitorId} ${requestId}`)
}

describe('the export of a visitor', () => {
  it('is a table with every visit once and a manifest whose digest fits', async () => {
    const { manifest, bytes } = await exported('visitor', 'format=csv&reason=ticket%204711')
    expect(manifest).toMatchObject({ file: 'visits.csv', visits: total, rawJson: false, list: 'visitor', reason: 'ticket 4711', query: { visitorId: 'known' } })
    const lines = strFromU8(bytes).trimEnd().split('\r\n')
    expect(new Set(lines.slice(1).map((line) => line.split(',')[1])).size).toBe(total)
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('is JSON of the filtered visits alone', async () => {
    const { manifest, bytes } = await exported('visitor', `format=json&reason=ticket&from=${start + 100_000}`)
    const visits: { requestId: string }[] = JSON.parse(strFromU8(bytes))
    expect(visits).toHaveLength(150)
    expect(visits[0]).toMatchObject({ visitorId: 'known', requestId: 'r249', linkedId: account })
    expect(visits[0]).not.toHaveProperty('rawJson')
    expect(manifest).toMatchObject({ visits: 150, query: { from: start + 100_000 } })
  })

  it('has each visit as received where that is asked for', async () => {
    const json = await exported('visitor', 'format=json&reason=ticket&raw=true')
    const visits: { requestId: string; rawJson: unknown }[] = JSON.parse(strFromU8(json.bytes))
    expect(json.manifest).toMatchObject({ visits: total, rawJson: true })
    expect(visits.map(({ rawJson }) => rawJson)).toEqual(visits.map(({ requestId }) => expect.objectContaining({ visitorId: 'known', requestId })))
    const lines = strFromU8((await exported('visitor', 'format=csv&reason=ticket&raw=true')).bytes).trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/,rawJson$/)
    expect(lines[1]).toContain('"{""visitorId"":""known"",""requestId"":""r249""')
  })
})

describe('the export of a list', () => {
  it('has all visits of a search that match, newest first', async () => {
    expect(await exportedIds('search', 'q=https%3A%2F%2Fshop.example%2Fx')).toEqual(['other r1', 'other r0'])
    expect(await exportedIds('search', `q=203.0.113.0%2F24&to=${start + 1_000}`)).toEqual(['known r1', 'other r0', 'known r0'])
    expect(await exportedIds('search', 'country=DE&ip=203.0.113.9')).toEqual(['other r0'])
    expect(new Set(await exportedIds('search', 'q=known')).size).toBe(total)
    expect(await exportedIds('search', 'q=%22%22&country=DE')).toEqual([])
  })

  it('has everybody with a linked id', async () => {
    const ids = await exportedIds('linked-ids', `id=${encodeURIComponent(account)}`)
    expect([ids.length, ids[0], ids.slice(-2)]).toEqual([total + 1, 'known r249', ['other r0', 'known r0']])
  })

  it('has everybody on an address or a network', async () => {
    expect(await exportedIds('networks', 'address=203.0.113.9')).toEqual(['other r0'])
    expect(await exportedIds('networks', 'address=203.0.113.0%2F24')).toHaveLength(total + 1)
  })

  it('has the visits of a cell alone', async () => {
    expect(await exportedIds('map/cell', 'latitude=52.5&longitude=13.5&size=1')).toEqual(['other r0'])
    expect(await exportedIds('map/cell', 'latitude=52.5&longitude=13.5&size=10')).toEqual(['other r1', 'other r0'])
    expect(await exportedIds('map/cell', 'latitude=52.5&longitude=13.5&size=10&ip=198.51.100.1')).toEqual(['other r1'])
  })

  it('says in its manifest what was asked', async () => {
    const { manifest } = await exported('search', 'q=known&browser=Chrome&format=csv&reason=ticket')
    expect(manifest).toMatchObject({ list: 'search', visits: 0, query: { q: 'known', browserName: 'Chrome' } })
  })
})

describe('every export', () => {
  it.each([
    ['visitor', 'visitor.export', 'known', ''],
    ['search', 'search.export', 'known', 'q=known&country=DE'],
    ['linked-ids', 'linked_id.export', account, `id=${encodeURIComponent(account)}`],
    ['networks', 'network.export', '203.0.113.9/32', 'address=203.0.113.9'],
    ['map/cell', 'map.export', '52.5, 13.5', 'latitude=52.5&longitude=13.5&size=1'],
  ] as const)('of %s is in the audit with its reason before anything is read', async (list, action, subject, query) => {
    const response = await ask(list, `${query}&format=csv&raw=true&reason=an%20audited%20reason`)
    const rows = await getDatabase().kysely.selectFrom('audit').select(['subject', 'detail']).where('action', '=', action).execute()
    expect(rows.filter((row) => row.subject === subject && row.detail?.startsWith('an audited reason (') && row.detail.includes('"raw":true'))).toHaveLength(1)
    await response.body?.cancel()
  })

  it.each(['visitor', 'search', 'linked-ids', 'networks', 'map/cell'] as const)('of %s needs a reason and an analyst', async (list) => {
    const query = 'q=known&id=x&address=203.0.113.9&latitude=52.5&longitude=13.5&size=1&format=csv'
    expect((await ask(list, query)).status).toBe(400)
    expect((await ask(list, `${query}&reason=no`)).status).toBe(400)
    expect((await ask(list, `${query}&reason=${'x'.repeat(501)}`)).status).toBe(400)
    expect((await ask(list, `${query}&reason=ticket`, 'agent')).status).toBe(403)
  })

  it('says so where there is nothing of it', async () => {
    expect((await ask('visitor', 'format=csv&reason=ticket', 'analyst', 'nobody')).status).toBe(404)
    expect((await ask('linked-ids', 'id=nobody&format=csv&reason=ticket')).status).toBe(404)
    expect((await ask('networks', 'address=192.0.2.1&format=csv&reason=ticket')).status).toBe(404)
    expect((await ask('search', 'format=csv&reason=ticket')).status).toBe(400)
  })
})
