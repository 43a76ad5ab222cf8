import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookedFor, recogniseTerms } from './recognise-terms'

describe('recogniseTerms', () => {
  it.each([
    ['Ibk1527CUFmcnjLwIs4A9', 'visitorId', 'Ibk1527CUFmcnjLwIs4A9'],
    ['  Ibk1527CUFmcnjLwIs4A ', 'visitorId', 'Ibk1527CUFmcnjLwIs4A'],
    ['http://localhost:3000/visitors/Ibk1527CUFmcnjLwIs4A9?visit=1', 'visitorId', 'Ibk1527CUFmcnjLwIs4A9'],
    ['Ibk', 'visitorIdPart', 'Ibk'],
    ['demo-commuter', 'visitorIdPart', 'demo-commuter'],
    ['42', 'linkedId', '42'],
    ['anna@example.com', 'linkedId', 'anna@example.com'],
    ['"Anna Smith"', 'linkedId', 'Anna Smith'],
    ['203.0.113.7', 'ip', '203.0.113.7'],
    ['2001:DB8::0001', 'ip', '2001:db8::1'],
    ['[2001:db8::1]', 'ip', '2001:db8::1'],
    ['203.0.113.9/24', 'network', '203.0.113.0/24'],
    ['203.0.113', 'network', '203.0.113.0/24'],
    ['203.0.113.*', 'network', '203.0.113.0/24'],
    ['203.0.', 'network', '203.0.0.0/16'],
    ['2001:db8:4a::/48', 'network', '2001:db8:4a::/48'],
    ['https://shop.example/basket', 'url', 'https://shop.example/basket'],
    ['2026-11-22', 'time', '2026-11-22'],
    ['7.5', 'linkedId', '7.5'],
  ])('takes %s for %s', (text, kind, value) => {
    expect(recogniseTerms(text)).toEqual([{ kind, value }])
  })

  it('reads several terms, each once, and leaves the sentence around them out of the search', () => {
    const terms = recogniseTerms('please check 203.0.113.7, 203.0.113.7; and Ibk1527CUFmcnjLwIs4A9')
    expect(terms.map(({ kind }) => kind)).toEqual(['text', 'text', 'ip', 'text', 'visitorId'])
    expect(terms.filter(({ kind }) => kind === 'text').flatMap(lookedFor)).toEqual([])
  })

  it('looks for an id of 20 letters as a visitor and as a linked id', () => {
    expect(recogniseTerms('acct4711acct4711acct').flatMap(lookedFor).map(({ kind }) => kind)).toEqual(['visitorId', 'visitorIdPart', 'linkedId'])
  })

  it('finds nothing in nothing', () => {
    expect(recogniseTerms('')).toEqual([])
    expect(recogniseTerms(' ,; "" ()')).toEqual([])
  })

  it('stays small on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const terms = recogniseTerms(text)
        expect(terms.length).toBeLessThanOrEqual(50)
        for (const term of terms) expect(term.value.length).toBeGreaterThan(0)
      }),
    )
  })

  it.each(['1.', 'a', '"', '::', '(', 'http://', '[['])('takes no longer for a million of %j than for what it reads of them', (piece) => {
    const cost = (text: string) => Math.min(...Array.from({ length: 5 }, () => timed(() => recogniseTerms(text))))
    expect(cost(piece.repeat(1_000_000))).toBeLessThan(20 * cost(piece.repeat(2_000)) + 20)
  })
})

function timed(act: () => void): number {
  const started = performance.now()
  act()
  return performance.now() - started
}
