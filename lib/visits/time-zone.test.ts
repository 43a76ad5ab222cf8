import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateText, dayNumber, dayText, instantOf, isKnownZone, offsetMs, offsetText, shortDateText, shortTimeText, timeText } from './time-zone'

const at = (iso: string) => Date.parse(iso)
const hour = 3_600_000
const zoneNames = ['Europe/Berlin', 'America/Chicago', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'UTC']

describe('zones', () => {
  it('tells known from unknown ones', () => {
    expect(isKnownZone('Europe/Berlin')).toBe(true)
    for (const zone of ['Europe/Dusseldorf', '', 'Mars/Olympus', '\u202e']) expect(isKnownZone(zone)).toBe(false)
  })

  it('counts an unknown one as UTC', () => {
    expect(timeText('Europe/Dusseldorf', at('2026-11-22T15:40:13Z'))).toBe('15:40:13')
    expect(offsetText('Europe/Dusseldorf', 0)).toBe('UTC')
  })

  it('agrees with Intl for any instant', () => {
    fc.assert(fc.property(fc.constantFrom(...zoneNames), fc.integer({ min: at('2000-01-01'), max: at('2040-01-01') }), (zone, timestamp) => {
      const intl = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' })
      expect(timeText(zone, timestamp)).toBe(intl.format(timestamp))
    }))
  })

  it('finds the instant of a date in any zone again', () => {
    fc.assert(fc.property(fc.constantFrom(...zoneNames), fc.integer({ min: 2001, max: 2039 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (zone, year, month, day) => {
      const instant = instantOf(zone, { year, month, day })
      if (zone === 'Pacific/Apia' && year === 2011) return
      expect(dayNumber(zone, instant)).toBe(Date.UTC(year, month - 1, day) / (24 * hour))
      expect(dayNumber(zone, instant - 1)).toBe(Date.UTC(year, month - 1, day) / (24 * hour) - 1)
    }))
  })

  it('never throws on an instant that is none', () => {
    for (const timestamp of [Number.NaN, Infinity, 8.64e15, -8.64e15]) {
      expect(typeof timeText('Europe/Berlin', timestamp)).toBe('string')
      expect(offsetMs('Europe/Berlin', timestamp)).toBe(0)
    }
  })
})

describe('a day on which the clock changes', () => {
  it('has 25 hours in autumn and 23 in spring', () => {
    const length = (year: number, month: number, day: number) => instantOf('Europe/Berlin', { year, month, day: day + 1 }) - instantOf('Europe/Berlin', { year, month, day })
    expect(length(2026, 10, 25)).toBe(25 * hour)
    expect(length(2026, 3, 29)).toBe(23 * hour)
    expect(length(2026, 3, 30)).toBe(24 * hour)
  })

  it('starts late where midnight itself is left out', () => {
    expect(shortTimeText('America/Santiago', instantOf('America/Santiago', { year: 2026, month: 9, day: 6 }))).toBe('01:00')
  })

  it('changes its offset within the day', () => {
    expect(offsetText('Europe/Berlin', at('2026-10-25T00:59:59Z'))).toBe('UTC+2')
    expect(offsetText('Europe/Berlin', at('2026-10-25T01:00:00Z'))).toBe('UTC+1')
  })
})

describe('words', () => {
  const instant = at('2026-11-22T15:40:13Z')
  it('are short', () => {
    expect(timeText('Europe/Berlin', instant)).toBe('16:40:13')
    expect(dayText('Europe/Berlin', instant, instant)).toBe('Sun 22 Nov')
    expect(dayText('Europe/Berlin', at('2025-11-22T15:40:13Z'), instant)).toBe('Sat 22 Nov 2025')
    expect(dateText('Europe/Berlin', instant)).toBe('22 November 2026')
    expect(shortDateText('Europe/Berlin', at('2026-03-03T08:14:00Z'))).toBe('3 Mar 2026')
  })

  it('name offsets', () => {
    expect(offsetText('America/Chicago', instant)).toBe('UTC−6')
    expect(offsetText('Asia/Kolkata', instant)).toBe('UTC+5:30')
    expect(offsetText('Europe/London', instant)).toBe('UTC')
  })
})
