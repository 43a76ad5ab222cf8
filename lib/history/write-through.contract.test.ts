import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import type { IncomingVisit } from '../store/visit-store'
import { createWriteThrough } from './write-through'

const time = Date.UTC(2026, 5, 1)
let opened: Awaited<ReturnType<typeof openTemporaryStore>>

beforeAll(async () => {
  opened = await openTemporaryStore()
})
afterAll(() => opened.remove())

const visitsOf = (visitorId: string, count: number, first = 0) => Array.from({ length: count }, (_, index) => incomingVisit(visitorId, `r${first + index}`, time + first + index))

/** The real store behind a gate: what is appended waits until it is opened, or fails. */
function gatedStore() {
  const calls: (readonly IncomingVisit[])[] = []
  let gate = createGate()
  return {
    calls,
    append: async (visits: readonly IncomingVisit[]) => {
      calls.push(visits)
      await gate.passed
      return opened.store.append(visits)
    },
    open: () => gate.open(),
    fail: () => gate.fail(new Error('disk full')),
    close: () => (gate = createGate()),
  }
}

function createGate() {
  let open = () => {}
  let fail: (error: Error) => void = () => {}
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  return { passed, open, fail }
}

describe('createWriteThrough', () => {
  it('answers before anything is written, and tells when it is', async () => {
    const store = gatedStore()
    const writer = createWriteThrough({ store })
    await writer.keep('quick', visitsOf('quick', 3))
    expect(store.calls).toEqual([])
    const kept = writer.whenKept('quick').then(() => opened.store.countHistory('quick', {}))
    store.open()
    expect(await kept).toBe(3)
  })

  it('has nothing to wait for where nothing is queued', async () => {
    const writer = createWriteThrough({ store: opened.store })
    await Promise.all([writer.whenKept('nobody'), writer.drain()])
  })

  it('writes each visit once, whoever brings it and however often', async () => {
    const store = gatedStore()
    const writer = createWriteThrough({ store })
    await writer.keep('once', visitsOf('once', 2))
    await writer.keep('once', visitsOf('once', 3))
    await vi.waitFor(() => expect(store.calls).toHaveLength(1))
    await writer.keep('once', visitsOf('once', 4))
    store.open()
    await writer.drain()
    await writer.keep('once', visitsOf('once', 4))
    await writer.drain()
    expect(store.calls.map((visits) => visits.length)).toEqual([3, 1])
    expect(await opened.store.countHistory('once', {})).toBe(4)
  })

  it('writes again what was removed, once it is told to forget', async () => {
    const writer = createWriteThrough({ store: opened.store })
    await writer.keep('removed', visitsOf('removed', 1))
    await writer.drain()
    await opened.store.removeVisitors(['removed'])
    writer.forget('removed')
    await writer.keep('removed', visitsOf('removed', 1))
    await writer.drain()
    expect(await opened.store.countHistory('removed', {})).toBe(1)
  })

  it('writes batches of several visitors, one at a time', async () => {
    const store = gatedStore()
    const writer = createWriteThrough({ store })
    for (let visitor = 0; visitor < 5; visitor += 1) await writer.keep(`batch${visitor}`, visitsOf(`batch${visitor}`, 400))
    await vi.waitFor(() => expect(store.calls).toHaveLength(1))
    store.open()
    await writer.drain()
    expect(store.calls.map((visits) => visits.length)).toEqual([800, 800, 400])
  })

  it('lets the look-up wait above its ceiling, and no longer than that', async () => {
    const store = gatedStore()
    const writer = createWriteThrough({ store, ceiling: 5 })
    await writer.keep('high', visitsOf('high', 5))
    let hasRoom = false
    const waited = writer.keep('higher', visitsOf('higher', 1)).then(() => (hasRoom = true))
    await vi.waitFor(() => expect(store.calls).toHaveLength(1))
    expect(hasRoom).toBe(false)
    store.open()
    await waited
    await writer.drain()
    expect(await opened.store.countHistory('higher', {})).toBe(1)
  })

  it('remembers a failure until the visits came by again, and logs it once', async () => {
    const lines = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => lines.mockRestore())
    const store = gatedStore()
    const writer = createWriteThrough({ store })
    await writer.keep('unlucky', visitsOf('unlucky', 1))
    await vi.waitFor(() => expect(store.calls).toHaveLength(1))
    await writer.keep('unhappy', visitsOf('unhappy', 1))
    store.fail()
    await writer.drain()
    expect(lines.mock.calls).toHaveLength(1)
    expect([writer.hasFailed('unlucky'), writer.hasFailed('unhappy'), writer.hasFailed('other')]).toEqual([true, true, false])
    store.close()
    store.open()
    await writer.keep('unlucky', visitsOf('unlucky', 1))
    await writer.whenKept('unlucky')
    expect(writer.hasFailed('unlucky')).toBe(false)
    expect(await opened.store.countHistory('unlucky', {})).toBe(1)
  })
})
