import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import type { Visit } from '../visits/visit'
import { cellAt, cellWindow, isInWindow, wholeWorld } from '../visits/map-grid'
import { createVisitStore } from './create-visit-store'
import { dayMs } from './map-grains'
import { rebuildRollups } from './rebuild-rollups'
import { sketchError } from './visitor-sketch'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import type { VisitStore } from './visit-store'

const start = Date.UTC(2025, 0, 1)
const degrees = (limit: number) => fc.oneof(fc.constantFrom(limit, -limit, 0, -0, limit + 1, undefined), fc.double({ min: -limit, max: limit, noNaN: true }), fc.constantFrom(52.5, 52.51, 13.4, 13.41))
const visits = fc.array(fc.record({
  visitor: fc.integer({ min: 0, max: 12 }),
  request: fc.integer({ min: 0, max: 400 }),
  time: fc.integer({ min: 0, max: 75 * dayMs }),
  latitude: degrees(90),
  longitude: degrees(180),
  incognito: fc.option(fc.boolean(), { nil: undefined }),
  bot: fc.option(fc.constantFrom(0, 0.49, 0.5, 1), { nil: undefined }),
  country: fc.option(fc.constantFrom('DE', 'FJ'), { nil: undefined }),
}), { minLength: 1, maxLength: 120 })

const toVisit = ({ visitor, request, time, latitude, longitude, incognito, bot, country }: { visitor: number; request: number; time: number; latitude?: number; longitude?: number; incognito?: boolean; bot?: number; country?: string }) =>
  incomingVisit(`v${visitor}`, `r${request}`, start + time, { incognito, ipLocation: { latitude, longitude, country: { code: country } }, browserDetails: { botProbability: bot } })

const views = [
  { bounds: wholeWorld, size: 10 }, { bounds: wholeWorld, size: 5 }, { bounds: { west: 170, south: -90, east: -170, north: 90 }, size: 2 }, { bounds: { west: 10, south: 50, east: 20, north: 55 }, size: 0.25 },
]

function fullScan(stored: readonly Visit[], { bounds, size }: (typeof views)[number]) {
  const window = cellWindow(bounds, size)
  const cells = new Map<number, { visits: number; incognito: number; bots: number; visitors: Set<string> }>()
  for (const { visitorId, incognito, ipLocation, browserDetails } of stored) {
    const cell = cellAt(ipLocation?.latitude ?? null, ipLocation?.longitude ?? null, size)
    if (cell === undefined || !isInWindow(cell, window)) continue
    const counts = cells.get(cell) ?? { visits: 0, incognito: 0, bots: 0, visitors: new Set<string>() }
    cells.set(cell, counts)
    counts.visits += 1
    counts.incognito += Number(incognito === true)
    counts.bots += Number((browserDetails?.botProbability ?? 0) >= 0.5)
    counts.visitors.add(visitorId)
  }
  return [...cells.values()].map(({ visitors, ...counts }) => ({ ...counts, visitors: visitors.size }))
}

const inOrder = (cells: readonly { visits: number; incognito: number; bots: number; visitors: number }[]) =>
  cells.map(({ visits: count, incognito, bots, visitors }) => [count, incognito, bots, visitors].join(' ')).sort()

async function storedVisits(store: VisitStore): Promise<Visit[]> {
  const all = await Promise.all(Array.from({ length: 14 }, (_, visitor) => store.history(`v${visitor}`, {}, { limit: 500 })))
  return all.flatMap((page) => page.visits)
}

async function expectTrue(store: VisitStore) {
  const stored = await storedVisits(store)
  for (const view of views) expect(inOrder((await store.map({ ...view, filter: {} })).cells)).toEqual(inOrder(fullScan(stored, view)))
  const { bins } = await store.mapHistogram({ bounds: wholeWorld, size: 10, filter: {} })
  const placed = stored.filter(({ ipLocation }) => cellAt(ipLocation?.latitude ?? null, ipLocation?.longitude ?? null, 1) !== undefined)
  expect(bins.reduce((sum, bin) => sum + bin.visits, 0)).toBe(placed.length)
}

/** Every rollup as it is stored. Places stay when their visits go, sketches may be shortened or not, and 30 days without a visit may be summed up or not. */
async function rollupsOf({ kysely }: Database) {
  return {
    cells: await kysely.selectFrom('map_cells').select(['grain', 'bucket', 'cell', 'visits', 'incognito', 'bots']).orderBy('grain').orderBy('bucket').orderBy('cell').execute(),
    counts: await kysely.selectFrom('visit_counts').selectAll().orderBy('kind').orderBy('hour').orderBy('value').execute(),
    visitors: await kysely.selectFrom('visitors').selectAll().orderBy('visitor_id').execute(),
    values: await kysely.selectFrom('visitor_values').selectAll().orderBy('visitor_id').orderBy('kind').orderBy('value').execute(),
    stale: await kysely.selectFrom('map_stale').selectAll().execute(),
    spans: await kysely.selectFrom('map_spans').innerJoin('map_cells', (join) => join.onRef('map_cells.grain', '=', 'map_spans.grain').onRef('map_cells.bucket', '=', 'map_spans.bucket'))
      .select(['map_spans.grain', 'map_spans.bucket']).distinct().orderBy('map_spans.grain').orderBy('map_spans.bucket').execute(),
  }
}

eachDatabase('the rollups', (createPlace) => {
  it('says what a full scan says: after appends with duplicates, after removals, and rebuilt', async () => {
    await fc.assert(fc.asyncProperty(visits, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 12 }), async (some, sizes, doomed) => {
      const opened = await openTemporaryStore(createPlace)
      const { store, database } = opened
      try {
        // Of nobody who is removed: with the newest visit it would change which spans are over.
        await store.append([toVisit({ visitor: 13, request: 0, time: 100 * dayMs, latitude: 1, longitude: 1 })])
        for (let at = 0, round = 0; at < some.length; round += 1) {
          const size = sizes[round % sizes.length] ?? 1
          await store.append(some.slice(at, at + size).map(toVisit))
          at += size
        }
        await store.append(some.map(toVisit))
        await expectTrue(store)
        await store.refreshRollups()
        await store.makeSpans()
        await expectTrue(store)
        await store.append(some.map((one) => toVisit({ ...one, request: one.request + 1_000, time: one.time + dayMs })))
        await expectTrue(store)
        const half = (await store.history(`v${doomed}`, {}, { limit: 500 })).visits.map(({ requestId }) => requestId).filter((_, index) => index % 2 === 0)
        await store.removeVisits(`v${doomed}`, half)
        await store.removeVisitors([`v${(doomed + 1) % 13}`])
        await store.refreshRollups()
        await store.makeSpans()
        await expectTrue(store)
        const before = await rollupsOf(database)
        await rebuildRollups(database)
        expect(await rollupsOf(database)).toEqual(before)
        await expectTrue(store)
      } finally {
        await opened.remove()
      }
    }), { numRuns: 12 })
  }, 120_000)

  it('repairs rollups that are wrong, whatever is wrong with them', async () => {
    const { store, database, remove } = await openTemporaryStore(createPlace)
    await store.append(Array.from({ length: 300 }, (_, index) => toVisit({ visitor: index % 13, request: index, time: index * 9_000_000, latitude: 52.5, longitude: 13.4, country: 'DE' })))
    await store.refreshRollups()
    await store.makeSpans()
    const right = await rollupsOf(database)
    await database.kysely.updateTable('map_cells').set({ visits: 7 }).where('cell', '>', 0).execute()
    await database.kysely.insertInto('map_cells').values({ grain: 1, bucket: 5, cell: 5, visits: 1, incognito: 0, bots: 0, sketch: 'AAB' }).execute()
    await database.kysely.insertInto('map_cells').values({ grain: 0, bucket: 5, cell: 5, visits: 1, incognito: 0, bots: 0, sketch: 'AAB' }).execute()
    await database.kysely.insertInto('visitors').values({ visitor_id: 'ghost', visits: 1, first_seen: 1, last_seen: 1 }).execute()
    await database.kysely.deleteFrom('visit_counts').where('kind', '=', 'country').execute()
    await rebuildRollups(database)
    expect(await rollupsOf(database)).toEqual(right)
    await remove()
  })

  it('reads the days of an archive of many years one by one while its spans are not made', async () => {
    const { store, remove } = await openTemporaryStore(createPlace)
    const lastDay = 19_700
    const visitOf = (request: number, day: number) => incomingVisit('v1', `r${request}`, day * dayMs, { ipLocation: { latitude: 52.5, longitude: 13.4 } })
    await store.append([visitOf(1, 0), visitOf(2, lastDay)])
    for (const { bounds, size } of [{ bounds: wholeWorld, size: 10 }, { bounds: { west: 10, south: 50, east: 20, north: 55 }, size: 0.25 }]) {
      const { visits: all, visitors, from, to } = await store.map({ bounds, size, filter: {} })
      expect({ all, visitors, from, to }).toEqual({ all: 2, visitors: 1, from: 0, to: (lastDay + 1) * dayMs - 1 })
    }
    await remove()
  })

  it('tells hundreds of visitors of one place apart by the sketches of its days', async () => {
    const { store, remove } = await openTemporaryStore(createPlace)
    await store.append(Array.from({ length: 300 }, (_, index) => incomingVisit(`one-${index}`, 'r', start + (index % 6) * dayMs, { ipLocation: { latitude: 52.5, longitude: 13.4 } })))
    const { visitors } = await store.map({ bounds: wholeWorld, size: 10, filter: {} })
    expect(Math.abs(visitors / 300 - 1)).toBeLessThan(0.02)
    await remove()
  })

  it('stays right while visits come in, and errs about visitors no more than it says', { timeout: 60_000 }, async () => {
    const { store, database, remove } = await openTemporaryStore(createPlace)
    const some = (from: number) => Array.from({ length: 1_000 }, (_, index) => incomingVisit(`visitor-${(from + index) % 6_000}`, `r${from + index}`, start + (from + index) * 50_000, { ipLocation: { latitude: 52.5, longitude: 13.4 } }))
    for (let from = 0; from < 5_000; from += 1_000) await store.append(some(from))
    const appending = (async () => {
      for (let from = 5_000; from < 9_000; from += 1_000) await store.append(some(from))
    })()
    await Promise.all([appending, rebuildRollups(database)])
    const { visits: all, visitors } = await store.map({ bounds: wholeWorld, size: 10, filter: {} })
    expect(all).toBe(9_000)
    expect(Math.abs(visitors / 6_000 - 1)).toBeLessThan(3 * sketchError)
    await store.refreshRollups()
    await store.makeSpans()
    const incremental = await rollupsOf(database)
    await rebuildRollups(database)
    expect(await rollupsOf(database)).toEqual(incremental)
    await remove()
  })

  it('stay right while two openers sum up weeks and 30 days, count days anew and store visits that come late', { timeout: 60_000 }, async () => {
    const place = await createPlace()
    const open = () => createVisitStore(openDatabase({ ...place.options, prepare: migrate }))
    const [one, other] = [open(), open()]
    const late = (round: number) => Array.from({ length: 40 }, (_, index) => toVisit({ visitor: index % 13, request: round * 40 + index, time: index * 2 * dayMs, latitude: 52.5, longitude: (index % 3) * 10 }))
    await one.append(late(0))
    for (let round = 1; round <= 5; round += 1) {
      const appending = [one.append(late(2 * round)), other.append(late(2 * round + 1))]
      const seen = Array.from({ length: 5 }, async () => (await one.map({ bounds: wholeWorld, size: 5, filter: {} })).visits)
      await Promise.all([...appending, one.makeSpans(), other.makeSpans(), one.rebuildRollups(() => undefined)])
      const least = 40 * (2 * round - 1)
      for (const visits of await Promise.all(seen)) expect(visits).toBeGreaterThanOrEqual(least)
      await expectTrue(one)
    }
    await other.makeSpans()
    await expectTrue(one)
    for (const store of [one, other]) await store.close()
    await place.remove()
  })
})
