import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestSearch, lookedFor, readTerms, recogniseTerms } from './recognise-terms'

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
    ['shop.example/basket/7.', 'url', 'shop.example/basket/7'],
    ['(/checkout/77)', 'url', '/checkout/77'],
    ['2026-11-22', 'time', '2026-11-22'],
    ['(22 Nov 2026 16:48)', 'time', '2026-11-22T16:48'],
    ['1764086880', 'time', '2025-11-25T16:08:00.000Z'],
    ['5551234567', 'visitorIdPart', '5551234567'],
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
        expect(terms.length).toBeLessThanOrEqual(100)
        expect(terms.filter(({ kind }) => kind !== 'text').length).toBeLessThanOrEqual(50)
        for (const term of terms) expect(term.value.length).toBeGreaterThan(0)
      }),
    )
  })

  it('takes the words of a sentence for text beside anything that none has', () => {
    const searched = (text: string) => recogniseTerms(text).flatMap(({ kind, value }) => (kind === 'text' ? [] : value))
    expect(searched('Hello please check the account acct_48213 of Anna.')).toEqual(['acct_48213'])
    expect(searched("Subject: It's URGENT!\n\nIs (demo-commuter) the same as 203.0.113.7? Thanks — Müller")).toEqual(['demo-commuter', '203.0.113.7'])
    expect(searched('She wrote "Anna Smith" there. Uncharacteristically')).toEqual(['Anna Smith'])
    expect(searched('Is QmXvLrTzKcHdWpNEabcd hers?')).toEqual(['QmXvLrTzKcHdWpNEabcd'])
    expect(searched('See http://localhost:3000/visitors/Ibk1527CUFmcnjLwIs4A9.')).toEqual(['Ibk1527CUFmcnjLwIs4A9'])
  })

  it('searches for plain words where there is nothing else', () => {
    expect(recogniseTerms('anna Ibk').map(({ kind }) => kind)).toEqual(['visitorIdPart', 'visitorIdPart'])
  })

  it('finds what stands far down in a long ticket', () => {
    const { terms, more } = readTerms(`${'lorem ipsum dolor '.repeat(20_000)} acct_48213`)
    expect(terms.filter(({ kind }) => kind !== 'text').map(({ value }) => value)).toEqual(['acct_48213'])
    expect(more).toBe(0)
  })

  it('counts what one search cannot hold', () => {
    const ids = Array.from({ length: 62 }, (_, index) => `acct_${index}`)
    expect(readTerms([...ids, ...ids].join(' '))).toMatchObject({ terms: { length: 50 }, more: 12 })
    const long = readTerms(Array.from({ length: 9 }, (_, index) => `${index}${'x'.repeat(400)}`).join(' '))
    expect(long.terms.map(({ typed }) => typed).join(' ').length).toBeLessThanOrEqual(longestSearch)
    expect(long).toMatchObject({ terms: { length: 4 }, more: 5 })
  })

  it('reads a whole ticket', () => {
    const ticket = `Ticket #48213\nCreated: 22 Nov 2026 16:48\nHi, the order at https://shop.example/checkout/77?ref=a (see also /returns/12) is not mine!\nMy address was 203.0.113.7 or 2001:db8::7, my office has 198.51.100.0/24. Anna, acct_48213`
    expect(recogniseTerms(ticket).filter(({ kind }) => kind !== 'text')).toEqual([
      { kind: 'linkedId', value: '#48213' },
      { kind: 'time', value: '2026-11-22T16:48' },
      { kind: 'url', value: 'https://shop.example/checkout/77?ref=a' },
      { kind: 'url', value: '/returns/12' },
      { kind: 'ip', value: '203.0.113.7' },
      { kind: 'ip', value: '2001:db8::7' },
      { kind: 'network', value: '198.51.100.0/24' },
      { kind: 'visitorIdPart', value: 'acct_48213' },
    ])
  })

  it.each(['1.', 'a', '22 Nov 2026 16:4', 'Nov ', '2026-11-22 ', '1 jan 1', '/a', 'a.', 'a ', 'a1 ', '"', '" ', '::', '(', 'http://', '[[', `${']'.repeat(500)}x `])('is done with a million characters of %j within the time of a test', (piece) => {
    const { terms } = readTerms(piece.repeat(1_000_000 / piece.length))
    expect(terms.length).toBeLessThanOrEqual(50)
  })
})
