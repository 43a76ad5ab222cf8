import { describe, expect, it } from 'vitest'
import { addSearch, mostRecent, readSearches } from './recent-searches'

describe('recent searches', () => {
  it('keeps the newest on top and each search once', () => {
    const searches = addSearch(addSearch(addSearch([], 'acct_1', 1), '203.0.113.7', 2), ' acct_1 ', 3)
    expect(searches).toEqual([
      { q: 'acct_1', at: 3 },
      { q: '203.0.113.7', at: 2 },
    ])
  })

  it('forgets the oldest when there are too many', () => {
    let searches: ReturnType<typeof addSearch> = []
    for (let at = 0; at < 30; at++) searches = addSearch(searches, `acct_${at}`, at)
    expect(searches).toHaveLength(mostRecent)
    expect(searches[0]?.q).toBe('acct_29')
  })

  it('keeps nothing of an empty search', () => {
    expect(addSearch([], '   ', 1)).toEqual([])
  })

  it('reads what it can of what the browser kept', () => {
    expect(readSearches(null)).toEqual([])
    expect(readSearches('{')).toEqual([])
    expect(readSearches('{"q":"a"}')).toEqual([])
    expect(readSearches('[{"q":"a","at":1},{"q":2,"at":1},null]')).toEqual([{ q: 'a', at: 1 }])
  })
})
