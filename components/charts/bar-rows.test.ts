import { describe, expect, it } from 'vitest'
import { barRows, countTicks, tickIndices } from './bar-rows'

describe('the bars of visits over time', () => {
  it('splits a bin into parts that add up to its visits', () => {
    const [row] = barRows([{ from: 0, to: 10, visits: 6, incognito: 2, archived: 5 }], 3)
    expect(row).toMatchObject({ archive: 4, recent: 0, incognito: 2, chosen: true })
  })

  it('marks the bin of the chosen visit alone', () => {
    const bins = [0, 10].map((from) => ({ from, to: from + 10, visits: 1, incognito: 0, archived: 0 }))
    expect(barRows(bins, 10).map((row) => row.chosen)).toEqual([false, true])
    expect(barRows(bins, undefined).map((row) => row.chosen)).toEqual([false, false])
  })

  it('always labels the last bin', () => {
    expect(tickIndices(28, 4)).toEqual([6, 13, 20, 27])
    expect(tickIndices(1, 4)).toEqual([0])
    expect(tickIndices(0, 4)).toEqual([])
  })

  it('counts in round steps', () => {
    const bin = (visits: number) => [{ from: 0, to: 1, visits, incognito: 0, archived: 0 }]
    expect(countTicks(bin(6))).toEqual([0, 3, 6])
    expect(countTicks(bin(1))).toEqual([0, 1])
    expect(countTicks(bin(437))).toEqual([0, 220, 440])
    expect(countTicks([])).toEqual([0, 1])
  })
})
