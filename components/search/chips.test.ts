import { describe, expect, it } from 'vitest'
import { chipsOf, searchOf, termsText, widenChip, widerText, withoutChip } from './chips'

const ticket = 'Q7mX2vLr9TzKc4HdWp1NE, 198.51.100.77; "Anna Smith"'
const chip = (text: string, value: string) => {
  const found = chipsOf(text).find((candidate) => candidate.value === value)
  if (!found) throw new Error(`no chip ${value}`)
  return found
}

describe('chips', () => {
  it('has one for each term, with the network of an IP', () => {
    expect(chipsOf(ticket).map(({ kind, wider }) => [kind, wider?.label])).toEqual([
      ['visitorId', undefined],
      ['ip', '/24'],
      ['linkedId', undefined],
    ])
  })

  it('takes a term out of the text', () => {
    expect(withoutChip(ticket, chip(ticket, 'Anna Smith'))).toBe('Q7mX2vLr9TzKc4HdWp1NE, 198.51.100.77')
    expect(withoutChip('2001:DB8::1 acct_1', chip('2001:DB8::1 acct_1', '2001:db8::1'))).toBe('acct_1')
  })

  it('leaves the sentences of a ticket out of what is sent', () => {
    expect(termsText('Hello, please check 198.51.100.77; and "Anna Smith" Q7mX2vLr9TzKc4HdWp1NE thanks')).toBe('198.51.100.77 "Anna Smith" Q7mX2vLr9TzKc4HdWp1NE')
    expect(termsText(' acct_1  acct_2 ')).toBe('acct_1 acct_2')
    expect(termsText(' ,; ')).toBe(',;')
    expect(termsText('Hello please check the account (acct_48213), of Anna')).toBe('acct_48213')
    expect(termsText('anna')).toBe('anna')
  })

  it('sends times in the zone in which they were read', () => {
    expect(termsText('Ordered 22 Nov 2026 16:48 from 198.51.100.77', 'Europe/Berlin')).toBe('2026-11-22T16:48+01:00 198.51.100.77')
    expect(termsText('Ordered 22 Nov 2026, 16:48 UTC', 'Europe/Berlin')).toBe('22 Nov 2026, 16:48 UTC')
    expect(termsText('22 Nov 2026', 'Europe/Berlin')).toBe('22 Nov 2026')
  })

  it('takes a time out of the text', () => {
    expect(withoutChip('at 22 Nov 2026 16:48 acct_1', chip('at 22 Nov 2026 16:48 acct_1', '2026-11-22T16:48'))).toBe('at acct_1')
  })

  it('sends each term once, and no more than a search may hold', () => {
    expect(searchOf('acct_1 '.repeat(1_000))).toEqual({ q: 'acct_1', more: 0 })
    expect(searchOf('198.51.100.77 and 198.51.100.77.')).toEqual({ q: '198.51.100.77', more: 0 })
    const many = searchOf(Array.from({ length: 62 }, (_, index) => `acct_${index}`).join('\n'))
    expect(many.more).toBe(12)
    expect(searchOf(many.q)).toEqual({ q: many.q, more: 0 })
    expect(searchOf('x'.repeat(5_000)).q.length).toBeLessThanOrEqual(2_000)
  })

  it('widens IPv4 to /24 and IPv6 to /48', () => {
    expect(widenChip(ticket, chip(ticket, '198.51.100.77'))).toContain('198.51.100.0/24')
    expect(widerText('2001:db8:4a:1c::7e')).toBe('2001:db8:4a::/48')
    expect(widerText('acct_1')).toBeUndefined()
  })
})
