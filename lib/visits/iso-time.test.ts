import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoTime } from './iso-time'

const farthest = 8.64e15
const byDate = (timestamp: number) => new Date(timestamp).toISOString().replace('.000Z', 'Z')

it('is what Date says, whatever was asked for before', () => {
  const instant = fc.oneof(fc.integer({ min: -farthest, max: farthest }), fc.integer({ min: 1_790_000_000_000, max: 1_790_000_400_000 }), fc.constantFrom(-1_000, -1, 0, 999, 1_000, 86_399_999, 86_400_000, -farthest, farthest))
  fc.assert(fc.property(fc.array(instant, { minLength: 2 }), (timestamps) => {
    expect(timestamps.map(isoTime)).toEqual(timestamps.map(byDate))
  }))
})

it('is none outside of what Date knows, whatever was asked for before', () => {
  for (const timestamp of [farthest + 1, -farthest - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
    isoTime(Math.sign(timestamp || 1) * farthest)
    expect(() => isoTime(timestamp)).toThrow(RangeError)
  }
})
