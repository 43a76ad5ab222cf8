import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarBins, startOf, unitFor } from './calendar-bins'

const at = (iso: string) => Date.parse(iso)
const hour = 3_600_000

describe('bins along a calendar', () => {
  it('are days of 23 and 25 hours where the clock changes', () => {
    const autumn = calendarBins('Europe/Berlin', 'day', { from: at('2026-10-24T12:00:00Z'), to: at('2026-10-26T12:00:00Z') })
    expect(autumn.map((bin) => (bin.to - bin.from) / hour)).toEqual([24, 25, 24])
    const spring = calendarBins('Europe/Berlin', 'day', { from: at('2026-03-28T12:00:00Z'), to: at('2026-03-30T12:00:00Z') })
    expect(spring.map((bin) => (bin.to - bin.from) / hour)).toEqual([24, 23, 24])
  })

  it('are weeks from Monday and months from the first', () => {
    expect(new Date(startOf('Europe/Berlin', 'week', at('2026-11-22T15:00:00Z'))).toISOString()).toBe('2026-11-15T23:00:00.000Z')
    expect(new Date(startOf('Europe/Berlin', 'month', at('2026-07-22T15:00:00Z'))).toISOString()).toBe('2026-06-30T22:00:00.000Z')
    expect(new Date(startOf('Asia/Kolkata', 'hour', at('2026-07-22T15:10:00Z'))).toISOString()).toBe('2026-07-22T14:30:00.000Z')
  })

  it('cover any span in any zone without a gap, in at most 200', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC')
    const first = at('2000-01-01T00:00:00Z')
    fc.assert(fc.property(zone, fc.integer({ min: first, max: at('2035-01-01T00:00:00Z') }), fc.oneof(fc.integer({ min: 1, max: 400 * 24 * hour }), fc.integer({ min: 1, max: 40 * 365 * 24 * hour })), (name, from, length) => {
      const span = { from, to: from + length }
      const bins = calendarBins(name, unitFor(span), span)
      expect(bins.length).toBeLessThanOrEqual(200)
      expect(bins[0]?.from).toBeLessThanOrEqual(span.from)
      expect(bins.at(-1)?.to).toBeGreaterThanOrEqual(span.to)
      for (const [index, bin] of bins.entries()) {
        expect(bin.to).toBeGreaterThan(bin.from)
        if (index > 0) expect(bin.from).toBe(bins[index - 1]?.to)
      }
    }))
  })
})
