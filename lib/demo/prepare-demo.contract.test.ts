import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import type { IncomingVisit, VisitStore } from '../store/visit-store'
import { demoStories } from './demo-stories'
import { findDemoNote, writeDemoNote } from './demo-note'
import { generateDemo } from './generate-demo'
import { hasDemo } from './has-demo'
import { prepareDemo } from './prepare-demo'

const now = Date.UTC(2026, 10, 22, 15, 48)
const hourMs = 3_600_000
const { visitorId } = demoStories.takenOver

const enough = 2_500

/** The first visitors alone, each whole, so that these tests stay quick. */
function* generate(instant: number): Generator<IncomingVisit> {
  let count = 0
  let last: string | undefined
  for (const incoming of generateDemo(instant)) {
    if (count >= enough && incoming.visit.visitorId !== last) return
    count += 1
    last = incoming.visit.visitorId
    yield incoming
  }
}
const on = { on: true, generate }
const off = { on: false, generate }

// Writes wait for the disk, which others may keep busy.
vi.setConfig({ testTimeout: 60_000 })

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let store: VisitStore
beforeEach(async () => {
  opened = await openTemporaryStore()
  store = opened.store
})
afterEach(() => opened.remove())

const real = incomingVisit('realVisitor', 'real', now - hourMs)

it('fills an empty store with the whole demo', async () => {
  expect(await prepareDemo(store, now, { on: true })).toBe('filled')
  const { visits, visitors } = await store.totals()
  expect(visits).toBeGreaterThan(30_000)
  expect(visitors).toBeGreaterThan(300)
  expect(await hasDemo(store)).toBe(true)
}, 120_000)

it('leaves the demo visits for six hours, then moves them along, and removes them', async () => {
  expect(await prepareDemo(store, now, on)).toBe('filled')
  expect(await store.findVisitor(visitorId)).toMatchObject({ visits: 214, lastSeen: now - 480_000 })
  expect(await prepareDemo(store, now + 5 * hourMs, on)).toBe('unchanged')
  expect(await prepareDemo(store, now + 7 * hourMs, on)).toBe('moved')
  expect(await store.findVisitor(visitorId)).toMatchObject({ visits: 214, lastSeen: now + 7 * hourMs - 480_000 })

  expect(await prepareDemo(store, now + 7 * hourMs, off)).toBe('removed')
  expect(await store.totals()).toEqual({ visits: 0, visitors: 0 })
  expect(await hasDemo(store)).toBe(false)
  expect(await prepareDemo(store, now, off)).toBe('unchanged')
})

it('moves the demo visits along beside real visits, even those of a demo visitor, and removes no other', async () => {
  await prepareDemo(store, now, on)
  const demoVisits = (await store.totals()).visits
  const ofDemoVisitor = incomingVisit(visitorId, 'real', now - hourMs, { linkedId: 'real-account' })
  await store.append([real, ofDemoVisitor])
  expect(await prepareDemo(store, now + 7 * hourMs, on)).toBe('moved')
  expect(await store.findVisitor(visitorId)).toMatchObject({ visits: 215, lastSeen: now + 7 * hourMs - 480_000 })
  expect((await store.totals()).visits).toBe(demoVisits + 2)
  expect(await store.countHistory(visitorId, {})).toBe(215)
  expect(await prepareDemo(store, now + 8 * hourMs, on)).toBe('unchanged')

  expect(await prepareDemo(store, now + 8 * hourMs, off)).toBe('removed')
  expect(await store.totals()).toEqual({ visits: 2, visitors: 2 })
  expect(await store.findVisitor('realVisitor')).toMatchObject({ visits: 1, lastSeen: now - hourMs })
  expect(await store.findVisitor(visitorId)).toMatchObject({ visits: 1, firstSeen: now - hourMs, lastSeen: now - hourMs, linkedIds: [{ value: 'real-account' }], countries: [], ipCount: 0 })
  expect(await store.findVisit(visitorId, 'real')).toMatchObject({ of: 1, visit: { linkedId: 'real-account' } })
})

it.each([0, 5, 40])('moves them along though it is killed after %i removals, and again amid the filling', async (removalsBefore) => {
  await prepareDemo(store, now, on)
  await store.append([real, incomingVisit(visitorId, 'real', now - hourMs)])
  const before = await store.totals()
  const later = now + 7 * hourMs
  await expect(prepareDemo(dying({ removeVisits: removalsBefore }), later, on)).rejects.toThrow('killed')
  expect(await hasDemo(store)).toBe(true)
  await expect(prepareDemo(dying({ append: 0 }), later, on)).rejects.toThrow('killed')
  await expect(prepareDemo(dying({ append: 2 }), later, on)).rejects.toThrow('killed')
  await prepareDemo(store, later, on)
  expect(await findDemoNote(store)).toMatchObject({ state: 'full', madeAt: later })
  expect(await store.totals()).toEqual(before)
  expect(await store.findVisitor(visitorId)).toMatchObject({ visits: 215, lastSeen: later - 480_000 })
})

it('keeps a visitor with a real visit whole where the demo visits are of an older version', async () => {
  await prepareDemo(store, now, on)
  await store.append([incomingVisit(visitorId, 'real', now - hourMs)])
  const note = await findDemoNote(store)
  if (!note) throw new Error('The demo has a note.')
  await writeDemoNote(store, { ...note, version: 0 })
  expect(await prepareDemo(store, now, off)).toBe('removed')
  expect(await store.totals()).toEqual({ visits: 215, visitors: 1 })
})

it('adds nothing to a store that has real visits', async () => {
  await store.append([real])
  expect(await prepareDemo(store, now, on)).toBe('unchanged')
  expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
})

it('goes on where a killed process was', async () => {
  await expect(prepareDemo(dying({ append: 3 }), now, on)).rejects.toThrow('killed')
  const half = (await store.totals()).visits
  expect(half).toBe(3 * 400)
  expect(await prepareDemo(store, now + hourMs, on)).toBe('filled')

  const note = await findDemoNote(store)
  const noted = Object.values(note?.visitors ?? {}).reduce((sum, visits) => sum + visits, 0)
  expect(note).toMatchObject({ state: 'full', madeAt: now })
  expect((await store.totals()).visits).toBe(noted)
})

it('finishes a removal that was cut short', async () => {
  await prepareDemo(store, now, on)
  await expect(prepareDemo(dying({ removeVisits: 20 }), now, off)).rejects.toThrow('killed')
  expect(await prepareDemo(store, now, off)).toBe('removed')
  expect(await store.totals()).toEqual({ visits: 0, visitors: 0 })
})

/** The store of a process that is killed after so many calls. */
function dying({ append = Infinity, removeVisits = Infinity }: { append?: number; removeVisits?: number }): VisitStore {
  const calls = { append: 0, removeVisits: 0 }
  return {
    ...store,
    append: async (visits) => {
      if (++calls.append > append) throw new Error('killed')
      return store.append(visits)
    },
    removeVisits: async (id, requestIds) => {
      if (++calls.removeVisits > removeVisits) throw new Error('killed')
      return store.removeVisits(id, requestIds)
    },
  }
}
