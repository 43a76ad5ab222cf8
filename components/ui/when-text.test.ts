import { describe, expect, it } from 'vitest'
import { briefWhenText, whenText } from './when-text'

const now = Date.UTC(2026, 10, 22, 15, 48)

describe('when', () => {
  it('names today and yesterday by the zone’s calendar', () => {
    expect(whenText('Europe/Berlin', Date.UTC(2026, 10, 22, 15, 40), now)).toBe('Today, 16:40')
    expect(whenText('Europe/Berlin', Date.UTC(2026, 10, 21, 22, 10), now)).toBe('Yesterday, 23:10')
    expect(whenText('UTC', Date.UTC(2026, 7, 12), now)).toBe('12 Aug 2026')
  })

  it('is brief in lists', () => {
    expect(briefWhenText('UTC', now + 30_000, now)).toBe('now')
    expect(briefWhenText('UTC', Date.UTC(2026, 10, 22, 14, 2), now)).toBe('14:02')
    expect(briefWhenText('UTC', Date.UTC(2026, 10, 20, 9), now)).toBe('Fri')
    expect(briefWhenText('UTC', Date.UTC(2026, 7, 12), now)).toBe('12 Aug')
    expect(briefWhenText('UTC', Date.UTC(2025, 7, 12), now)).toBe('12 Aug 2025')
  })

  it('survives an instant that no calendar has', () => {
    expect(whenText('Nowhere/Land', Number.NaN, now)).toContain('1970')
  })
})
