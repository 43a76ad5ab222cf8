import type { Visit } from './visit'

/** Where a visit was, in one name: `Memphis`, else its subdivision, else its country; undefined where none is reported. */
export function placeName(visit: Visit): string | undefined {
  const { city, subdivisions, country } = visit.ipLocation ?? {}
  return [city?.name, subdivisions?.[0]?.name, country?.name, country?.code].find((name) => name !== undefined && name !== '')
}

/** The same with the country: `Memphis, US`. */
export function placeText(visit: Visit): string | undefined {
  const name = placeName(visit)
  const { name: country, code } = visit.ipLocation?.country ?? {}
  return name === undefined || code === undefined || name === code || name === country ? name : `${name}, ${code}`
}
