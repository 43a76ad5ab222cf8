import { describe, expect, it } from 'vitest'
import { countFilters, parseAsInstant } from './visitor-view'

describe('the view in the URL', () => {
  it('reads an instant in milliseconds and in ISO, and writes ISO', () => {
    expect(parseAsInstant.parse('1795362013000')).toBe(1795362013000)
    expect(parseAsInstant.parse('2026-11-22T15:40:13Z')).toBe(Date.UTC(2026, 10, 22, 15, 40, 13))
    expect(parseAsInstant.parse('soon')).toBeNull()
    expect(parseAsInstant.serialize(Date.UTC(2026, 10, 22, 15, 40, 13))).toBe('2026-11-22T15:40:13Z')
    expect(parseAsInstant.serialize(Date.UTC(2026, 10, 22, 15, 40, 13, 5))).toBe('2026-11-22T15:40:13.005Z')
  })

  it('counts a range as one filter, and "not incognito" as one too', () => {
    expect(countFilters({})).toBe(0)
    expect(countFilters({ from: 1, to: 2, incognito: false })).toBe(2)
  })
})
