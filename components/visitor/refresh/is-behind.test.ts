import { describe, expect, it } from 'vitest'
import type { VisitorHistory } from '@/lib/console-api/answers'
import { isBehind } from './is-behind'

const overview = { visits: 5, recentVisits: 2, firstSeen: 10, lastSeen: 50 }

/** A page of visits by their times, of which a region answered some. */
const page = (times: readonly number[], answered: number): VisitorHistory => ({
  visitorId: 'visitor',
  visits: times.map((timestamp) => ({ requestId: `visit-${timestamp}`, visitorId: 'visitor', timestamp, time: '' })) as unknown as VisitorHistory['visits'],
  sources: [
    { source: 'eu', status: 'ok', visits: answered, reachesBackTo: 0 },
    { source: 'archive', status: 'ok', visits: times.length - answered, reachesBackTo: 10 },
  ],
  travels: {},
})

describe('an overview beside the visits', () => {
  it('is not behind where it counts all that is listed, or more', () => {
    expect(isBehind(overview, [page([50, 40, 30, 20, 10], 2)])).toBe(false)
    expect(isBehind(overview, [page([50, 40], 2)])).toBe(false)
    expect(isBehind(overview, [page([30], 0)])).toBe(false)
    expect(isBehind(overview, [page([], 0)])).toBe(false)
    expect(isBehind(overview, [])).toBe(false)
  })

  it('is behind a newer visit, an older one, and one more', () => {
    expect(isBehind(overview, [page([60, 50], 2)])).toBe(true)
    expect(isBehind(overview, [page([50, 40], 2), page([5], 0)])).toBe(true)
    expect(isBehind(overview, [page([50, 45, 40, 30, 20, 10], 2)])).toBe(true)
  })

  it('is behind where a region answered recent visits between those that were known', () => {
    expect(isBehind(overview, [page([50, 45, 40], 3)])).toBe(true)
  })
})
