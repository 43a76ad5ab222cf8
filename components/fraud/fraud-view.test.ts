import { describe, expect, it } from 'vitest'
import { fraudParsers, rangeOf, scrubbedRange } from './fraud-view'

const day = 86_400_000
const now = Date.UTC(2026, 10, 22, 17)

describe('the view of the fraud map', () => {
  it('reads and writes where the map stands and which cell is chosen', () => {
    expect(fraudParsers.at.parse('39.04,-77.49,5.2')).toEqual({ latitude: 39.04, longitude: -77.49, zoom: 5.2 })
    expect(fraudParsers.at.serialize({ latitude: 39.041, longitude: -77.4, zoom: 5 })).toBe('39.04,-77.40,5.0')
    for (const nonsense of ['', '1,2', '1,2,x', '91,0,3', '0,0,99']) expect(fraudParsers.at.parse(nonsense)).toBeNull()
    expect(fraudParsers.cell.parse('39.5,-77.5,1')).toEqual({ latitude: 39.5, longitude: -77.5, size: 1 })
  })

  it('shows 30 days where the URL says nothing, what it says, or everything', () => {
    expect(rangeOf({ from: null, to: null, all: false }, now)).toEqual({ from: now - 30 * day, to: now - 1 })
    expect(rangeOf({ from: 5, to: 9, all: false }, now)).toEqual({ from: 5, to: 9 })
    expect(rangeOf({ from: 9, to: 5, all: false }, now)).toEqual({ from: 5, to: 5 })
    expect(rangeOf({ from: 5, to: 9, all: true }, now)).toBeUndefined()
  })

  it('scrubs through what surrounds the window', () => {
    expect(scrubbedRange({ from: now - day, to: now - 1 }, now)).toEqual({ from: now - 10 * day, to: now - 1 })
    const early = { from: now - 47 * day, to: now - 46 * day - 1 }
    const around = scrubbedRange(early, now)
    expect(around.from).toBeLessThanOrEqual(early.from)
    expect(around.to).toBeGreaterThanOrEqual(early.to)
    expect(around.to + 1 - around.from).toBe(10 * day)
  })
})
