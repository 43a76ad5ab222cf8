import { describe, expect, it } from 'vitest'
import { playStart, playStep } from './play-step'

const known = { from: 0, to: 99 }
const binMs = 10

describe('playing through time', () => {
  it('moves the window by a bin, by what is left before the end, and then no more', () => {
    expect(playStep({ range: { from: 0, to: 29 }, known, binMs })).toEqual({ from: 10, to: 39 })
    expect(playStep({ range: { from: 66, to: 95 }, known, binMs })).toEqual({ from: 70, to: 99 })
    expect(playStep({ range: { from: 70, to: 99 }, known, binMs })).toBeUndefined()
    expect(playStep({ range: { from: 90, to: 119 }, known, binMs })).toBeUndefined()
  })

  it('begins where the window stands, and at the start where it stands at the end', () => {
    expect(playStart({ range: { from: 20, to: 49 }, known, binMs })).toEqual({ from: 20, to: 49 })
    expect(playStart({ range: { from: 70, to: 99 }, known, binMs })).toEqual({ from: 0, to: 29 })
  })

  it('has nothing to play where the window holds everything', () => {
    expect(playStart({ range: { from: 0, to: 99 }, known, binMs })).toBeUndefined()
    expect(playStart({ range: { from: -50, to: 120 }, known, binMs })).toBeUndefined()
  })
})
