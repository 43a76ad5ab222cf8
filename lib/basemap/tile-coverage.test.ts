import { expect, test } from 'vitest'
import { encodeCoverage, isCovered } from './tile-coverage'

test('remembers exactly the tiles that exist', () => {
  const exists = (x: number, y: number) => (x * 7 + y * 3) % 5 === 0
  const coverage = encodeCoverage(4, exists)
  expect(coverage).toHaveLength(64)
  for (let y = 0; y < 16; y++) for (let x = 0; x < 16; x++) expect(isCovered(coverage, 4, x, y)).toBe(exists(x, y))
})

test('serves the single tile of level 0, and knows none of a level that is missing', () => {
  expect(isCovered(encodeCoverage(0, () => true), 0, 0, 0)).toBe(true)
  expect(isCovered(undefined, 2, 1, 1)).toBe(false)
})
