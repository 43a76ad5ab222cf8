import { describe, expect, it } from 'vitest'
import type { Visit } from '@/lib/visits/visit'
import { stepFurther } from './step-further'

const visit = (minute: number, ip = '203.0.113.24'): Visit => ({ visitorId: 'v', requestId: `at ${minute}`, timestamp: minute * 60_000, time: new Date(minute * 60_000).toISOString(), ip })

/** Loads one visit more with each page; the oldest is at minute 0. */
function pagesOf(all: readonly Visit[]) {
  let loaded = 1
  return {
    asked: () => loaded - 1,
    fetchOlder: () => {
      loaded += 1
      return Promise.resolve({ visits: all.slice(0, loaded), complete: loaded >= all.length })
    },
  }
}

const history = [visit(5), visit(4), visit(3, '198.51.100.7'), visit(2), visit(1), visit(0)]
const still = () => true

describe('a step beyond what is loaded', () => {
  it('asks for older visits until one of them is a change', async () => {
    const pages = pagesOf(history)
    expect(await stepFurther({ chosenId: 'at 5', changes: true, fetchOlder: pages.fetchOlder, isWanted: still })).toEqual({ requestId: 'at 4' })
    // Whether minute 4 is a change is known with the visit before it.
    expect(pages.asked()).toBe(2)
  })

  it('counts the very first visit as a change', async () => {
    const same = [visit(3), visit(2), visit(1)]
    expect(await stepFurther({ chosenId: 'at 3', changes: true, fetchOlder: pagesOf(same).fetchOlder, isWanted: still })).toEqual({ requestId: 'at 1' })
  })

  it('goes to the next older visit where any will do', async () => {
    expect(await stepFurther({ chosenId: 'at 5', changes: false, fetchOlder: pagesOf(history).fetchOlder, isWanted: still })).toEqual({ requestId: 'at 4' })
  })

  it('says so at the end', async () => {
    const fetchOlder = () => Promise.resolve({ visits: [visit(1)], complete: true })
    expect(await stepFurther({ chosenId: 'at 1', changes: true, fetchOlder, isWanted: still })).toEqual({ words: 'No older change is known.' })
  })

  it('gives up after forty pages, and at a failure', async () => {
    const alike = Array.from({ length: 100 }, (_, index) => visit(100 - index))
    const pages = pagesOf(alike)
    expect((await stepFurther({ chosenId: 'at 100', changes: true, fetchOlder: pages.fetchOlder, isWanted: still })).words).toContain('Press again')
    expect(pages.asked()).toBe(40)
    expect((await stepFurther({ chosenId: 'at 100', changes: true, fetchOlder: () => Promise.resolve(undefined), isWanted: still })).words).toBe('Older visits could not be fetched.')
  })

  it('leaves a choice alone that was made meanwhile', async () => {
    expect(await stepFurther({ chosenId: 'at 5', changes: false, fetchOlder: pagesOf(history).fetchOlder, isWanted: () => false })).toEqual({})
  })
})
