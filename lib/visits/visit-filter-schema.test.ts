import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { instantSchema, toVisitFilter, visitFilterShape, zoneSchema } from './visit-filter-schema'

const instant = (text: string) => instantSchema.safeParse(text).data

describe('an instant', () => {
  it('is read from milliseconds and from ISO 8601', () => {
    expect(instant('1763826013000')).toBe(1763826013000)
    expect(instant('2026-11-22T16:40:13+01:00')).toBe(Date.parse('2026-11-22T15:40:13Z'))
    expect(instant('2026-11-22T16:40+01:00')).toBe(Date.parse('2026-11-22T15:40:00Z'))
    expect(instant('2026-11-22T15:40')).toBe(Date.parse('2026-11-22T15:40:00Z'))
    expect(instant('2026-11-22T15:40:13')).toBe(Date.parse('2026-11-22T15:40:13Z'))
    expect(instant('2026-11-22T15:40Z')).toBe(Date.parse('2026-11-22T15:40:00Z'))
    expect(instant('2026-11-22T16:40:13+0100')).toBe(Date.parse('2026-11-22T15:40:13Z'))
    expect(instant('2026-11-22')).toBe(Date.parse('2026-11-22T00:00:00Z'))
  })

  it('is refused otherwise', () => {
    for (const text of ['', 'yesterday', '2026-13-01', '9999999999999999', '1e3', ' 1', '2026-11-22T25:00:00Z']) expect(instant(text)).toBeUndefined()
  })
})

describe('a filter', () => {
  it('takes its parts under the API\'s names', () => {
    const query = z.object(visitFilterShape).parse({ from: '1', to: '2', linked_id: 'a', incognito: 'false', country: 'de', browser: 'Chrome' })
    expect(toVisitFilter(query)).toEqual({ from: 1, to: 2, linkedId: 'a', incognito: false, country: 'DE', browserName: 'Chrome' })
    expect(toVisitFilter({})).toEqual({})
  })

  it('takes a country as it is sent, codes of two letters in any case', () => {
    const country = (text: string) => visitFilterShape.country.safeParse(text).data
    expect(['de', 'DE', 'Germany', 'eu-1', 'x', 'x'.repeat(513)].map(country)).toEqual(['DE', 'DE', 'Germany', 'eu-1', 'x', undefined])
  })

  it('names the field that is wrong', () => {
    const parsed = z.object(visitFilterShape).safeParse({ incognito: 'yes', country: '', from: 'x', linked_id: '' })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['country', 'from', 'incognito', 'linked_id'])
  })
})

it('a zone is one of the tz database', () => {
  expect(zoneSchema.safeParse('Europe/Berlin').success).toBe(true)
  expect(zoneSchema.safeParse('Europe/Dusseldorf').success).toBe(false)
})
