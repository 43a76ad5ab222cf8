import { describe, expect, it } from 'vitest'
import { readTimeTerm, timeWindow, withZone } from './time-term'

describe('a time in a ticket', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-22T16:48', '2026-11-22T16:48'],
    ['2026-11-22T16:48:07.25+01:00', '2026-11-22T16:48:07.25+01:00'],
    ['2026-11-22 16:48', '2026-11-22T16:48'],
    ['2026-11-22 16:48:07 UTC', '2026-11-22T16:48:07Z'],
    ['22 Nov 2026 16:48', '2026-11-22T16:48'],
    ['22. November 2026, 16:48 GMT', '2026-11-22T16:48Z'],
    ['22nd nov 2026', '2026-11-22'],
    ['Nov 22, 2026, 4:48 PM', '2026-11-22T16:48'],
    ['November 2nd 2026 at 12:05 a.m.', '2026-11-02T00:05'],
    ['22.11.2026 16:48 +0100', '2026-11-22T16:48+01:00'],
    ['1764086880', '2025-11-25T16:08:00.000Z'],
    ['1764086880123', '2025-11-25T16:08:00.123Z'],
  ])('is read: %s', (text, value) => {
    expect(readTimeTerm(text)).toBe(value)
    expect(readTimeTerm(value)).toBe(value)
  })

  it.each(['2026-02-30', '2026-11-22T25:00', '31.02.2026', '22 Foo 2026', '0123456789', '9999999999', '42', '22.11', 'Nov'])('is not read where there is none: %s', (text) => {
    expect(readTimeTerm(text)).toBeUndefined()
  })

  it('stands for half an hour around it, or for a day in whichever zone', () => {
    const noon = Date.UTC(2026, 10, 22, 12)
    expect(timeWindow('2026-11-22T12:00')).toEqual({ from: noon - 1_800_000, to: noon + 1_800_000 })
    expect(timeWindow('2026-11-22T13:00+01:00')).toEqual(timeWindow('2026-11-22T12:00Z'))
    expect(timeWindow('2026-11-22')).toEqual({ from: noon - 86_400_000, to: noon + 86_400_000 - 1 })
    expect(timeWindow('nonsense')).toBeUndefined()
  })

  it('gets the zone in which it was meant where it names none', () => {
    const berlin = () => 3_600_000
    expect(withZone('2026-11-22T16:48', berlin)).toBe('2026-11-22T16:48+01:00')
    expect(withZone('2026-11-22T16:48:07', () => -12_600_000)).toBe('2026-11-22T16:48:07-03:30')
    expect(withZone('2026-11-22T16:48Z', berlin)).toBe('2026-11-22T16:48Z')
    expect(withZone('2026-11-22', berlin)).toBe('2026-11-22')
  })
})
