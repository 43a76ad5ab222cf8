import { describe, expect, it } from 'vitest'
import type { Visit } from '@/lib/visits/visit'
import { changeFeed, emptyFeed, mostShown, type Feed } from './feed'

const visit = (requestId: string): Visit => ({ visitorId: 'v', requestId, timestamp: 0, time: '' })
const arrive = (feed: Feed, ids: readonly string[], more = 0) => changeFeed(feed, { kind: 'arrive', arrived: { visits: ids.map(visit), more } })
const toggle = (feed: Feed) => changeFeed(feed, { kind: 'toggle' })
const ids = (visits: readonly Visit[]) => visits.map(({ requestId }) => requestId)

describe('the feed', () => {
  it('lists the latest first, each once, up to its bound', () => {
    const feed = arrive(arrive(emptyFeed, ['b', 'a']), ['c', 'b'])
    expect(ids(feed.shown)).toEqual(['c', 'b', 'a'])
    expect(arrive(feed, Array.from({ length: mostShown + 50 }, (_, index) => `n${index}`)).shown).toHaveLength(mostShown)
  })

  it('holds back what comes while it is paused, counts it, and shows it when it goes on', () => {
    const paused = arrive(arrive(toggle(arrive(emptyFeed, ['a'])), ['b']), ['c'], 40)
    expect([ids(paused.shown), paused.heldCount]).toEqual([['a'], 42])
    const on = toggle(paused)
    expect([ids(on.shown), on.heldCount, on.unlisted]).toEqual([['c', 'b', 'a'], 0, 40])
  })
})
