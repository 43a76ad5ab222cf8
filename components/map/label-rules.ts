import type { LabelStyleName } from './label-style'

/** A country is named while its greatest part is so wide on the screen, in CSS pixels. */
const countryWidth = { least: 23, most: 2600 }

/** Fewest inhabitants of a town that is named, by whole zoom; capitals have less to prove. */
const fewest: Record<number, { town: number; capital: number }> = {
  4: { town: 4_000_000, capital: 1_500_000 },
  5: { town: 450_000, capital: 0 },
  6: { town: 150_000, capital: 0 },
  7: { town: 60_000, capital: 0 },
  8: { town: 25_000, capital: 0 },
  9: { town: 13_000, capital: 0 },
  10: { town: 5_000, capital: 0 },
  11: { town: 2_000, capital: 0 },
}

const bigCity = 1_000_000

/** How a country of this size (share of the map's width) is named at this zoom, or null when it is not. */
export function countryStyle(size: number, zoom: number): LabelStyleName | null {
  const width = size * 256 * 2 ** zoom
  if (width < countryWidth.least || width > countryWidth.most || zoom >= 7.5) return null
  return zoom < 2.5 ? 'country' : 'countryWide'
}

/** How a town is named at this zoom, or null when it is not. */
export function townStyle(population: number, capital: boolean, zoom: number): LabelStyleName | null {
  const level = Math.round(zoom)
  if (level < 4) return null
  const least = fewest[level] ?? { town: 0, capital: 0 }
  if (population < (capital ? least.capital : least.town)) return null
  if (capital) return 'capital'
  return population >= bigCity ? 'city' : 'town'
}
