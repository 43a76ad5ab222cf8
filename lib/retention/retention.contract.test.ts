import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAuditLog } from '../audit/audit-log'
import { readAudit } from '../audit/read-audit'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { eachDatabase } from '../database/test-helpers/each-database'
import { everyText } from '../erasure/test-helpers/every-text'
import { createVisitStore } from '../store/create-visit-store'
import { removeOlder } from '../store/remove-older'
import { setRetention, whileSet } from '../store/retention'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import type { VisitStore } from '../store/visit-store'
import { wholeWorld } from '../visits/map-grid'
import { createRetention, type Retention } from './create-retention'
import { openDueRun } from './retention-rows'
import { runRetention } from './run-retention'

const dayMs = 86_400_000
const now = Date.UTC(2025, 6, 1, 5)
/** The first moment that is kept by a setting of 30 days. */
const cutoff = Date.UTC(2025, 5, 1)
const account = 'admin@example.com'

eachDatabase('retention', (createPlace, kind) => {
  let place: DatabasePlace
  let database: Database
  let store: VisitStore
  let retention: Retention
  let clock: number
  beforeEach(async () => {
    place = await createPlace()
    clock = now
    database = openDatabase({ ...place.options, prepare: migrate })
    store = createVisitStore(database, () => clock)
    retention = createRetention({ database, writeAudit: createAuditLog(database.kysely, () => clock), now: () => clock })
  })
  afterEach(async () => {
    await retention.stop()
    await store.close()
    await place.remove()
  })

  const visit = (visitorId: string, requestId: string, time: number) => ({
    ...incomingVisit(visitorId, requestId, time, {
      linkedId: `account of ${visitorId}`, ip: '192.0.2.7', url: `https://shop.example/of/${visitorId}/${requestId}`, browserDetails: { userAgent: `agent of ${visitorId} ${requestId}` },
      ipLocation: { latitude: 50, longitude: 8, city: { name: `City of ${visitorId} ${requestId}` }, country: { code: 'DE' } },
    }),
    raw: { note: `raw of ${requestId}` },
  })
  async function change(keepDays: number | null) {
    await retention.change({ keepDays, account })
    await retention.idle()
    return retention.read()
  }

  it('keeps every visit before anybody sets it', async () => {
    await store.append([visit('old', 'r', Date.UTC(2001, 0, 1))])
    retention.start()
    await retention.idle()
    expect(await retention.read()).toEqual({ keepDays: null, runs: [] })
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
  })

  it('removes what is older, with all that only it referred to, as the preview says, and tells so', { timeout: 60_000 }, async () => {
    await store.append([visit('gone', 'canary1', cutoff - 1), visit('gone', 'canary2', cutoff - 200 * dayMs), visit('both', 'canary3', cutoff - dayMs), visit('both', 'stays', cutoff), visit('new', 'r', now)])
    const oldest = cutoff - 200 * dayMs
    expect(await retention.preview(30)).toEqual({ before: cutoff, visits: 3, visitors: 1, oldest })
    expect(await retention.preview(90)).toEqual({ before: cutoff - 60 * dayMs, visits: 1, visitors: 0, oldest })
    expect(await retention.preview(null)).toEqual({ visits: 0, visitors: 0 })

    const run = { id: expect.any(String), keepDays: 30, before: cutoff, startedAt: now, finishedAt: now, visits: 3, visitors: 1 }
    expect(await change(30)).toEqual({ keepDays: 30, changedAt: now, account, runs: [run] })
    expect(await retention.preview(30)).toEqual({ before: cutoff, visits: 0, visitors: 0, oldest: cutoff })
    expect(await everyText(database)).not.toMatch(/canary|of gone/)
    expect(await store.findVisitor('both')).toMatchObject({ visits: 1, firstSeen: cutoff })
    expect(await store.totals()).toEqual({ visits: 2, visitors: 2 })
    expect(await store.map({ bounds: wholeWorld, size: 10, filter: {} })).toMatchObject({ visits: 2, visitors: 2 })
    const { entries } = await readAudit(database.kysely, {}, undefined)
    expect(entries.map(({ account, action, subject, detail }) => [account, action, subject, detail])).toEqual([[account, 'retention.done', 'before 2025-06-01', 'visits 3, visitors 1']])
  })

  it('refuses what is too old by a word of its own at every opener, and takes it again once more is kept', async () => {
    const other = createVisitStore(openDatabase({ ...place.options, prepare: migrate }), () => clock)
    await other.append([visit('someone', 'before', now)])
    await change(30)
    const visits = [visit('someone', 'too old', cutoff - 1), visit('someone', 'old enough', cutoff)]
    expect(await other.append(visits)).toEqual({ accepted: 1, duplicates: 0, erased: 0, tooOld: 1 })
    expect(other.tally()).toMatchObject({ accepted: 2, tooOld: 1 })
    await change(31)
    expect(await other.append(visits)).toEqual({ accepted: 1, duplicates: 1, erased: 0, tooOld: 0 })
    await change(null)
    expect(await other.append([visit('someone', 'ancient', Date.UTC(2001, 0, 1))])).toMatchObject({ accepted: 1 })
    await other.close()
  })

  it('runs once a day, whoever looks', async () => {
    await store.append([visit('someone', 'first', cutoff), visit('someone', 'second', cutoff + dayMs)])
    await change(30)
    expect(await openDueRun(database, now)).toBeUndefined()
    clock += dayMs
    retention.start()
    await retention.idle()
    expect((await retention.read()).runs).toMatchObject([{ before: cutoff + dayMs, visits: 1, visitors: 0 }, { before: cutoff, visits: 0 }])
    expect(await openDueRun(database, clock)).toBeUndefined()
    expect(await store.countHistory('someone', {})).toBe(1)
  })

  it('ends a run whose setting was changed meanwhile', async () => {
    await store.append([visit('someone', 'old', cutoff - 1)])
    await database.batch(setRetention(database, { keepDays: 30, account }, now))
    const row = await openDueRun(database, now)
    if (!row) throw new Error('A run was due.')
    await database.batch(setRetention(database, { keepDays: null, account }, now))
    expect(await runRetention(database, row, () => now, new AbortController().signal)).toMatchObject({ finishedAt: now, visits: 0 })
    expect(await store.countHistory('someone', {})).toBe(1)
  })

  it('removes nothing by a setting that is changed between its look and its transaction', async () => {
    await store.append([visit('someone', 'old', cutoff - 1)])
    await database.batch(setRetention(database, { keepDays: 30, account }, now))
    let asked = 0
    const removed: number[] = []
    await removeOlder(database, {
      before: cutoff,
      provided: whileSet(database, 1),
      goOn: async () => {
        asked += 1
        if (asked === 1) await database.batch(setRetention(database, { keepDays: null, account }, now))
        return asked === 1
      },
      onRemoved: async (visits) => void removed.push(visits),
    })
    expect([asked, removed, await store.countHistory('someone', {})]).toEqual([2, [], 1])
  })

  it('goes on after its process was killed', { timeout: 120_000 }, async () => {
    for (let start = 0; start < 6_000; start += 2_000) await store.append(Array.from({ length: 2_000 }, (_, index) => incomingVisit(`visitor${index % 400}`, `r${start + index}`, cutoff - 1 - start - index)))
    await store.append([visit('stays', 'a', cutoff)])
    const child = spawn(process.execPath, [bundleProgram(join(import.meta.dirname, 'test-helpers/keep-for-30-days.ts')), Object.values(place.variables)[0] ?? '', String(now)], { stdio: ['ignore', 'ignore', 'inherit'] })
    const closed = once(child, 'close')
    await expect.poll(async () => (await store.totals()).visits, { timeout: 60_000, interval: 1 }).toBeLessThan(6_000)
    child.kill('SIGKILL')
    await closed
    expect((await store.totals()).visits).toBeGreaterThan(1)
    expect((await retention.read()).runs).toMatchObject([{ before: cutoff }])
    expect((await retention.read()).runs[0]).not.toHaveProperty('finishedAt')
    retention.start()
    await retention.idle()
    expect((await retention.read()).runs).toMatchObject([{ before: cutoff, finishedAt: now }])
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
    expect(await store.map({ bounds: wholeWorld, size: 10, filter: {} })).toMatchObject({ visits: 1 })
    if (kind === 'SQLite') expect((await sql`pragma integrity_check`.execute(database.kysely)).rows).toEqual([{ integrity_check: 'ok' }])
  })
})
