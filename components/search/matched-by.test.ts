import { describe, expect, it } from 'vitest'
import { matchedBy } from './matched-by'

const visitor = { visitorId: 'Q7mX2vLr9TzKc4HdWp1NE', visits: 214, firstSeen: 0, lastSeen: 1, linkedIds: ['acct_48213'], countries: ['DE'] }

describe('matched by', () => {
  it('names every term that the visitor shows', () => {
    const terms = [
      { kind: 'visitorId', value: visitor.visitorId },
      { kind: 'visitorIdPart', value: 'acct_48213' },
      { kind: 'visitorIdPart', value: 'Q7m' },
      { kind: 'ip', value: '198.51.100.77' },
    ] as const
    expect(matchedBy(visitor, terms).map(({ how }) => how)).toEqual(['id', 'value', 'beginning'])
  })

  it('concludes that it was the only IP', () => {
    const terms = [{ kind: 'visitorId', value: 'other' }, { kind: 'text', value: 'please' }, { kind: 'ip', value: '198.51.100.77' }] as const
    expect(matchedBy(visitor, terms)).toEqual([{ how: 'value', value: '198.51.100.77', sure: true }])
  })

  it('does not pretend to know which of two IPs it was', () => {
    const matches = matchedBy(visitor, [{ kind: 'ip', value: '198.51.100.77' }, { kind: 'network', value: '203.0.113.0/24' }])
    expect(matches.map(({ sure }) => sure)).toEqual([false, false])
  })

  it('reckons with linked ids that the answer left out', () => {
    const busy = { ...visitor, linkedIds: Array.from({ length: 20 }, (_, at) => `acct_${at}`) }
    expect(matchedBy(busy, [{ kind: 'linkedId', value: 'acct_99' }])).toEqual([{ how: 'value', value: 'acct_99', sure: true }])
  })

  it('tells the terms of the visit that matches', () => {
    const visit = { visitorId: visitor.visitorId, requestId: 'r', timestamp: 0, time: '1970-01-01T00:00:00Z' }
    const terms = [{ kind: 'url', value: '/checkout' }, { kind: 'linkedId', value: 'acct_48213' }] as const
    expect(matchedBy({ ...visitor, newest: { visit, terms: [...terms] } }, [...terms, { kind: 'ip', value: '198.51.100.77' }]).map(({ value }) => value)).toEqual(['/checkout', 'acct_48213'])
    expect(matchedBy({ ...visitor, newest: { visit, terms: [] } }, [])).toEqual([])
  })
})
