import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { signInForTest } from '../accounts/testing'
import { createAuditLog } from '../audit/audit-log'
import { readAudit } from '../audit/read-audit'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { eachDatabase } from '../database/test-helpers/each-database'
import { createSavedSearches } from '../saved-searches/saved-searches'
import { createVisitStore } from '../store/create-visit-store'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import type { VisitStore } from '../store/visit-store'
import { wholeWorld } from '../visits/map-grid'
import type { ErasureTarget } from '../console-api/answers'
import { createErasures, type Erasures } from './create-erasures'
import { everyText } from './test-helpers/every-text'

const noon = Date.UTC(2025, 5, 1, 12)
const now = Date.UTC(2025, 6, 1)

eachDatabase('an erasure', (createPlace, kind) => {
  let place: DatabasePlace
  let database: Database
  let store: VisitStore
  let erasures: Erasures
  let forgotten: (string | undefined)[]
  beforeEach(async () => {
    place = await createPlace()
    database = openDatabase({ ...place.options, prepare: migrate })
    store = createVisitStore(database)
    forgotten = []
    erasures = createErasures({ database, store, forget: (visitorId) => void forgotten.push(visitorId), writeAudit: createAuditLog(database.kysely, () => now), now: () => now })
  })
  afterEach(async () => {
    await erasures.stop()
    await store.close()
    await place.remove()
  })

  const visit = (visitorId: string, requestId: string, linkedId?: string) => ({
    ...incomingVisit(visitorId, requestId, noon, {
      linkedId, ip: '192.0.2.7', url: `https://shop.example/of/${visitorId}`, browserDetails: { userAgent: `agent of ${visitorId}` },
      ipLocation: { latitude: 50, longitude: 8, city: { name: `City of ${visitorId}` }, country: { code: 'DE' } },
    }),
    raw: { note: `raw of ${visitorId}` },
  })

  async function erase(target: ErasureTarget, reason = 'they asked for it') {
    await erasures.begin({ ...target, reason, account: 'admin@example.com' })
    await erasures.idle()
    return (await erasures.list())[0]
  }

  async function nameEverywhere(id: string): Promise<void> {
    const { account } = await signInForTest(database.kysely, { secret: 'a secret', role: 'analyst', email: 'analyst@example.com' })
    await createSavedSearches({ kysely: database.kysely, now: () => now }).save(account.id, { name: 'a case', address: `/?q=${encodeURIComponent(id)}` })
    const writeAudit = createAuditLog(database.kysely, () => noon)
    await writeAudit({ account: 'analyst@example.com', action: 'visitor.view', subject: id, requestId: 'r1' })
    await writeAudit({ account: 'analyst@example.com', action: 'search', subject: `who is ${id}?`, detail: JSON.stringify({ q: id }), requestId: 'r2' })
    await writeAudit({ account: 'analyst@example.com', action: 'search', subject: `${id}-2`, requestId: 'r3' })
  }

  it('lets nothing into the tables that waited when it began', async () => {
    const bring = (round: number) => Promise.all(Array.from({ length: 20 }, (_, index) => store.append([visit(index % 2 ? 'canary1' : 'stays', `${round} ${index}`)])))
    await bring(1)
    const target = { kind: 'visitor', id: 'canary1', scope: 'visitors' } as const
    expect(await erasures.preview(target)).toMatchObject({ visits: 10 })
    await bring(2)
    expect(await erase(target, 'canary1 asked for it')).toMatchObject({ finishedAt: now, visitors: 1 })
    expect(await everyText(database)).not.toContain('canary1')
    expect(await store.countHistory('stays', {})).toBe(20)
  })

  it('of a visitor leaves nothing of them anywhere, says so, and lets nothing in again', { timeout: 60_000 }, async () => {
    await store.append([visit('canary1', 'a', 'shared account'), visit('canary1', 'b'), visit('stays', 'a', 'shared account')])
    await nameEverywhere('canary1')
    const target = { kind: 'visitor', id: 'canary1', scope: 'visitors' } as const
    expect(await erasures.preview(target)).toEqual({ visits: 2, visitors: 1, atLeast: false, firstSeen: noon, lastSeen: noon, savedSearches: 1 })

    expect(await erase(target, 'canary1 asked for it')).toEqual({
      id: expect.any(String), kind: 'visitor', scope: 'visitors', mark: expect.stringMatching(/^erased:[0-9a-f]{12}$/), reason: expect.stringMatching(/^erased:[0-9a-f]{12} asked for it$/),
      account: 'admin@example.com', requestedAt: now, finishedAt: now, visits: 2, visitors: 1, savedSearches: 1, auditRows: 2,
    })
    // The audit of somebody else's id stays as it is.
    expect((await everyText(database)).replaceAll('canary1-2', '')).not.toContain('canary1')
    const mark = await erasures.mark(target)
    const { entries } = await readAudit(database.kysely, {}, undefined)
    expect(entries.map(({ action, subject, detail }) => [action, subject, detail])).toEqual([
      ['erasure.done', mark, 'visits 2, visitors 1, saved searches 1, audit rows 2'],
      ['search', 'canary1-2', undefined], ['search', `who is ${mark}?`, `{"q":"${mark}"}`], ['visitor.view', mark, undefined],
    ])
    expect(await store.findVisitor('canary1')).toBeNull()
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
    expect(await store.map({ bounds: wholeWorld, size: 10, filter: {} })).toMatchObject({ visits: 1, visitors: 1 })
    expect(await store.append([visit('canary1', 'a'), visit('canary1', 'c')])).toEqual({ accepted: 0, duplicates: 0, erased: 2, tooOld: 0 })
    expect(await erasures.preview(target)).toEqual({ visits: 0, visitors: 0, atLeast: false, savedSearches: 0, erasedAt: now })
    expect(forgotten).toContain('canary1')
    if (kind === 'SQLite') for (const ending of ['', '-wal', '-shm']) expect(readFileSync(join(place.options.folder ?? '', `sightline.db${ending}`)).toString('latin1').replaceAll('canary1-2', '')).not.toContain('canary1')
  })

  it('of a linked id takes the visits that have it, and leaves the others of the same visitors', { timeout: 60_000 }, async () => {
    await store.append([...Array.from({ length: 60 }, (_, index) => visit(`v${index}`, 'with', 'canary@example.com')), visit('v1', 'without'), visit('v2', 'other', 'other@example.com')])
    await nameEverywhere('canary@example.com')
    const target = { kind: 'linked_id', id: 'canary@example.com', scope: 'visits' } as const
    expect(await erasures.preview(target)).toMatchObject({ visits: 60, visitors: 60, savedSearches: 1 })
    expect(await erase(target)).toMatchObject({ visits: 60, visitors: 60, savedSearches: 1, auditRows: 2 })
    expect(await store.totals()).toEqual({ visits: 2, visitors: 2 })
    expect(await store.findVisitor('v1')).toMatchObject({ visits: 1, linkedIds: [] })
    expect((await everyText(database)).replaceAll('canary@example.com-2', '')).not.toContain('canary@example.com')
    expect(await store.append([visit('v9', 'again', 'canary@example.com'), visit('v9', 'without')])).toEqual({ accepted: 1, duplicates: 0, erased: 1, tooOld: 0 })
  })

  it('of a linked id may take everything of its visitors, and keeps them out too', { timeout: 60_000 }, async () => {
    await store.append([...Array.from({ length: 130 }, (_, index) => visit(`canary${index}`, 'with', 'account 9')), visit('canary1', 'without'), visit('stays', 'other', 'account 8')])
    expect(await erasures.preview({ kind: 'linked_id', id: 'account 9', scope: 'visitors' })).toMatchObject({ visits: 131, visitors: 130 })
    expect(await erase({ kind: 'linked_id', id: 'account 9', scope: 'visitors' })).toMatchObject({ visits: 131, visitors: 130 })
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
    expect(await everyText(database)).not.toContain('canary')
    expect(await store.append([visit('canary7', 'again'), visit('new', 'r', 'account 9')])).toMatchObject({ erased: 2 })
  })

  it('goes on after its process was killed', { timeout: 90_000 }, async () => {
    for (let start = 0; start < 16_000; start += 2_000) await store.append(Array.from({ length: 2_000 }, (_, index) => incomingVisit('canary', `r${start + index}`, noon + start + index, { linkedId: 'an account' })))
    await store.append([visit('stays', 'a')])
    const child = spawn(process.execPath, [bundleProgram(join(import.meta.dirname, 'test-helpers/erase-visitor.ts')), Object.values(place.variables)[0] ?? '', 'canary'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const closed = once(child, 'close')
    await once(child.stdout, 'data')
    await expect.poll(() => store.countHistory('canary', {}), { timeout: 30_000, interval: 1 }).toBeLessThan(16_000)
    child.kill('SIGKILL')
    await closed
    expect(await store.countHistory('canary', {})).toBeGreaterThan(0)
    expect((await erasures.list())[0]).not.toHaveProperty('finishedAt')
    erasures.resume()
    await erasures.idle()
    expect((await erasures.list())[0]).toMatchObject({ finishedAt: now, visitors: 1 })
    expect(await everyText(database)).not.toContain('canary')
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
    if (kind === 'SQLite') expect((await sql`pragma integrity_check`.execute(database.kysely)).rows).toEqual([{ integrity_check: 'ok' }])
  })
})
