import { describe, expect, it } from 'vitest'
import { moveSpan, movedRange, rangeOfSpan, shiftRange, spanOfRange } from './brush-range'

const bins = [0, 10, 20, 30].map((from) => ({ from, to: from + 10, visits: 1, incognito: 0, archived: 0 }))

describe('the brush over the whole archive', () => {
  it('selects the bins that a range touches', () => {
    expect(spanOfRange(bins, { from: 5, to: 20 })).toEqual({ start: 0, end: 2 })
    expect(spanOfRange(bins, { from: 10, to: 19 })).toEqual({ start: 1, end: 1 })
  })

  it('falls back to the nearest bin for a range outside of all', () => {
    expect(spanOfRange(bins, { from: 100, to: 200 })).toEqual({ start: 3, end: 3 })
    expect(spanOfRange(bins, { from: -20, to: -10 })).toEqual({ start: 0, end: 0 })
  })

  it('gives a range that ends before the next bin begins', () => {
    expect(rangeOfSpan(bins, { start: 1, end: 2 })).toEqual({ from: 10, to: 29 })
    expect(rangeOfSpan([], { start: 0, end: 0 })).toBeNull()
  })

  it('moves a handle no further than the other handle and the edge', () => {
    expect(moveSpan({ start: 1, end: 2 }, 'start', 5, 4)).toEqual({ start: 2, end: 2 })
    expect(moveSpan({ start: 1, end: 2 }, 'end', 5, 4)).toEqual({ start: 1, end: 3 })
    expect(moveSpan({ start: 1, end: 2 }, 'start', -5, 4)).toEqual({ start: 0, end: 2 })
  })

  it('keeps its width when all of it moves', () => {
    expect(moveSpan({ start: 1, end: 2 }, 'whole', 9, 4)).toEqual({ start: 2, end: 3 })
    expect(moveSpan({ start: 1, end: 2 }, 'whole', -9, 4)).toEqual({ start: 0, end: 1 })
  })

  it('moves a range that is not whole bins without making it wider', () => {
    expect(movedRange(bins, { from: 14, to: 27 }, { start: 1, end: 2 }, { start: 2, end: 3 })).toEqual({ from: 24, to: 37 })
    expect(movedRange(bins, { from: 14, to: 27 }, { start: 1, end: 2 }, { start: 1, end: 2 })).toEqual({ from: 14, to: 27 })
  })

  it('moves a range by its own width and stops at what is known', () => {
    expect(shiftRange({ from: 20, to: 29 }, -1, { from: 0, to: 39 })).toEqual({ from: 10, to: 19 })
    expect(shiftRange({ from: 25, to: 34 }, 1, { from: 0, to: 39 })).toEqual({ from: 30, to: 39 })
    expect(shiftRange({ from: 0, to: 9 }, -1, { from: 0, to: 39 })).toEqual({ from: 0, to: 9 })
  })
})
