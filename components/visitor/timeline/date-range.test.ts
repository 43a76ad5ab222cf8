import { describe, expect, it } from 'vitest'
import { dateValue, isPlausibleDate, moveRangeEnd } from './date-range'

const zone = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso)
const november = { from: at('2026-11-01T00:00:00+01:00'), to: at('2026-11-22T23:59:59.999+01:00') }

describe('a range of days', () => {
  it('goes from the first instant of a day of the zone to the last of another', () => {
    expect(moveRangeEnd(november, 'from', '2026-11-05', zone)).toEqual({ from: at('2026-11-05T00:00:00+01:00') })
    expect(moveRangeEnd(november, 'to', '2026-11-05', zone)).toEqual({ to: at('2026-11-05T23:59:59.999+01:00') })
  })

  it('takes the other end along where the two would cross', () => {
    const day = { from: at('2026-12-24T00:00:00+01:00'), to: at('2026-12-24T23:59:59.999+01:00') }
    expect(moveRangeEnd(november, 'from', '2026-12-24', zone)).toEqual(day)
    expect(moveRangeEnd({ from: at('2027-01-01T00:00:00Z'), to: null }, 'to', '2026-12-24', zone)).toEqual(day)
  })

  it('is open at an end without a date, and one day is a range', () => {
    expect(moveRangeEnd(november, 'from', '', zone)).toEqual({ from: null })
    expect(moveRangeEnd({ from: november.from, to: null }, 'to', '2026-11-01', zone)).toEqual({ to: at('2026-11-01T23:59:59.999+01:00') })
  })

  it('knows a day of 25 hours', () => {
    expect(moveRangeEnd({ from: null, to: null }, 'to', '2026-10-25', zone)).toEqual({ to: at('2026-10-25T23:59:59.999+01:00') })
  })

  it('writes a day as a date field does', () => {
    expect(dateValue(november.to, zone)).toBe('2026-11-22')
    expect(dateValue(null, zone)).toBe('')
  })

  it('takes no date for meant whose year is still being typed', () => {
    expect(['', '0002-11-05', '0202-11-05', '1999-12-31', '12026-11-05'].filter(isPlausibleDate)).toEqual([])
    expect(['2000-01-01', '2026-11-05'].filter(isPlausibleDate)).toHaveLength(2)
  })
})
