import { describe, expect, it } from 'vitest'
import { readIsoInstant } from './iso-instant'

describe('readIsoInstant', () => {
  it.each([
    ['2024-05-21T16:40:13Z', '2024-05-21T16:40:13Z'],
    ['2024-05-21T16:40:13.5Z', '2024-05-21T16:40:13.500Z'],
    ['2024-05-21T16:40:13,25Z', '2024-05-21T16:40:13.250Z'],
    ['2024-05-21T16:40:13.123456789Z', '2024-05-21T16:40:13.123Z'],
    ['2024-05-21T16:40Z', '2024-05-21T16:40:00Z'],
    ['2024-05-21T16:40:13+02:00', '2024-05-21T14:40:13Z'],
    ['2024-05-21T16:40:13+0200', '2024-05-21T14:40:13Z'],
    ['2024-05-21T16:40:13-05', '2024-05-21T21:40:13Z'],
    ['2024-05-21T16:40+0530', '2024-05-21T11:10:00Z'],
  ])('reads %s', (text, utc) => {
    expect(readIsoInstant(text)).toEqual({ timestamp: Date.parse(utc), zoned: true })
  })

  it('takes a time without a zone for UTC, and says so', () => {
    for (const text of ['2024-05-21T16:40', '2024-05-21T16:40:00']) expect(readIsoInstant(text)).toEqual({ timestamp: Date.UTC(2024, 4, 21, 16, 40), zoned: false })
  })

  it.each(['', 'yesterday', '2024-05-21', '2024-02-30T00:00Z', '2024-05-21T25:00Z', '2024-05-21T16:60Z', '2024-05-21T16:40:13+2', '2024-05-21T16:40:13+99:00', '2024-05-21T16:40:13.Z', '2024-05-21T16:40.5Z', '20240521T164013Z', ' 2024-05-21T16:40Z'])('refuses %j', (text) => {
    expect(readIsoInstant(text)).toBeUndefined()
  })
})
