import { expect, test } from 'vitest'
import { countryLabels } from './country-labels'
import { atlasCountries, readAtlas } from './world-atlas'

const labels = countryLabels(atlasCountries(readAtlas('50m')))
const find = (name: string) => labels.find(([each]) => each === name)

test('names stand within the greatest part of a country', () => {
  const [, west = 0, north = 0] = find('United States') ?? []
  expect(west).toBeGreaterThan(-125)
  expect(west).toBeLessThan(-70)
  expect(north).toBeLessThan(50)
  const [, longitude = 0, latitude = 0] = find('France') ?? []
  expect(Math.abs(longitude - 2.5)).toBeLessThan(2)
  expect(Math.abs(latitude - 46.8)).toBeLessThan(2)
})

test('a country across the antimeridian is named on the map', () => {
  for (const [, longitude] of labels) expect(Math.abs(longitude)).toBeLessThanOrEqual(180)
  expect(find('Russia')?.[1]).toBeGreaterThan(50)
})

test('the greatest come first, written out', () => {
  expect(labels.slice(0, 3).map(([name]) => name)).toContain('Russia')
  expect(find('DR Congo')).toBeDefined()
  expect(find('Dem. Rep. Congo')).toBeUndefined()
})
