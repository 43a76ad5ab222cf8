/** The tables of zones and countries. They weigh 200 KB: nothing that a browser loads may import this file. */
import tzLookup from '@photostructure/tz-lookup'
import { getCountriesForTimezone, getCountry, getTimezonesForCountry } from 'countries-and-timezones'
import type { Position } from '../visits/geography'

const kmPerDegree = 111.2
/** The borders of the table are so coarse. */
const leastMarginKm = 30
const mostMarginKm = 1_000

/** Where a point or a country says that it is. */
export interface ZoneLookup {
  /** Zones within a radius around a point, that of the point itself first; empty where none is known. */
  zonesAround(point: Position, radiusKm: number): string[]
  /** Zones of a country by its code; empty where the code is not known. */
  zonesOfCountry(code: string): string[]
  /** Codes of the countries that use a zone; empty at sea and for unknown zones. */
  countriesOfZone(zone: string): string[]
}

export const zoneTables: ZoneLookup = {
  zonesAround({ latitude, longitude }, radiusKm) {
    const margin = Math.min(Math.max(radiusKm, leastMarginKm), mostMarginKm) / kmPerDegree
    const across = Math.min(margin / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01), 180)
    const steps = [[0, 0], [margin, 0], [-margin, 0], [0, across], [0, -across]] as const
    const zones = steps.flatMap(([north, east]) => findZone(latitude + north, longitude + east) ?? [])
    return [...new Set(zones)]
  },
  zonesOfCountry: (code) => (getCountry(code) ? (getTimezonesForCountry(code) ?? []).map((zone) => zone.name) : []),
  countriesOfZone: (zone) => getCountriesForTimezone(zone, { deprecated: true }).map((country) => country.id),
}

function findZone(latitude: number, longitude: number): string | undefined {
  const wrapped = longitude - 360 * Math.round(longitude / 360)
  try {
    return tzLookup(Math.min(90, Math.max(-90, latitude)), wrapped)
  } catch {
    return undefined
  }
}
