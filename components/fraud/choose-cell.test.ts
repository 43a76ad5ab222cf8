import { describe, expect, it } from 'vitest'
import type { MapCell } from '@/lib/console-api/answers'
import { nextCell } from './choose-cell'

const cell = (latitude: number): MapCell => ({ latitude, longitude: 0, size: 1, visits: 1, visitors: 1, incognito: 0, bots: 0 })
const cells = [cell(3), cell(1), cell(2)]

describe('nextCell', () => {
  it('begins with the first, also where the chosen one is not there at this zoom', () => {
    expect(nextCell(cells, null, 1)).toBe(cells[0])
    expect(nextCell(cells, { latitude: 1, longitude: 0, size: 10 }, -1)).toBe(cells[0])
  })

  it('goes on and back in the given order, and not past the ends', () => {
    expect(nextCell(cells, cell(3), 1)).toBe(cells[1])
    expect(nextCell(cells, cell(2), -1)).toBe(cells[1])
    expect(nextCell(cells, cell(2), 1)).toBeUndefined()
    expect(nextCell([], null, 1)).toBeUndefined()
  })
})
