import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import type { IncomingVisit, VisitStore } from '../store/visit-store'
import { demoStories } from './demo-stories'
import { findDemoNote } from './demo-note'
import { generateDemo } from './generate-demo'
import { hasDemo } from './has-demo'
import { prepareDemo } from './prepare-demo'

const now = Date.UTC(2026, 10, 22, 15, 48)
const hourMs = 3_600_000
const { visitorId } = demoStories.takenOver

/** The stories before that of 20,000 visits, so that these tests stay quick. */
function* generate(instant: number): Generator<IncomingVisit> {
  for (const incoming of generateDemo(instant)) {
    if (incoming.visit.visitorId === demoStories.twentyThousand.visitorId) return
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

it('never touches a real visit, not even one of a demo visitor', async () => {
  await prepareDemo(store, now, on)
  const ofDemoVisitor = incomingVisit(visitorId, 'real', now - hourMs)
  await store.append([real, ofDemoVisitor])
  expect(await prepareDemo(store, now + 7 * hourMs, on)).toBe('unchanged')
  expect(await prepareDemo(store, now, off)).toBe('removed')
  expect((await store.totals()).visitors).toBe(2)
  expect(await store.findVisit('realVisitor', 'real')).toMatchObject({ of: 1 })
  expect(await store.findVisit(visitorId, 'real')).not.toBeNull()
})

it('adds nothing to a store that has real visits', async () => {
  await store.append([real])
  expect(await prepareDemo(store, now, on)).toBe('unchanged')
  expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
})

it('goes on where a killed process was', async () => {
  let batches = 0
  const dying: VisitStore = {
    ...store,
    append: async (visits) => {
      if (++batches > 3) throw new Error('killed')
      return store.append(visits)
    },
  }
  await expect(prepareDemo(dying, now, on)).rejects.toThrow('killed')
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
  let removals = 0
  const dying: VisitStore = {
    ...store,
    removeVisitors: async (ids) => {
      if (++removals > 20) throw new Error('killed')
      return store.removeVisitors(ids)
    },
  }
  await expect(prepareDemo(dying, now, off)).rejects.toThrow('killed')
  expect(await prepareDemo(store, now, off)).toBe('removed')
  expect((await store.totals()).visits).toBe(0)
})
