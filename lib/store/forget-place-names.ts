import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { cellAt } from '../visits/map-grid'
import { grainsOf, storedSizes } from './map-grains'

/** For the transaction that forgets these places: the names that cells of the map have from them alone. */
export async function forgetPlaceNames({ kysely }: Database, ids: readonly number[]): Promise<Statement[]> {
  const doomed = await kysely.selectFrom('places').select(['latitude', 'longitude', 'city_name', 'country_code']).where('id', 'in', ids).where('city_name', 'is not', null).execute()
  if (doomed.length === 0) return []
  const cities = [...new Set(doomed.flatMap(({ city_name: city }) => (city === null ? [] : [city])))]
  const others = await kysely.selectFrom('places').select(['city_name', 'country_code']).distinct().where('city_name', 'in', cities).where('id', 'not in', ids).execute()
  const kept = new Set(others.map(nameOf))
  const many = doomed.filter((place) => !kept.has(nameOf(place))).flatMap((place) => storedSizes.flatMap((size) => {
    const cell = cellAt(place.latitude, place.longitude, size)
    return cell === undefined ? [] : [[grainsOf(size).day, cell, nameOf(place)]]
  }))
  const forget = kysely.deleteFrom('map_places').where('grain', '=', 0).where('cell', '=', 0).where('place', '=', '').compile().sql
  return many.length === 0 ? [] : [{ sql: forget, many }]
}

/** As the rollups of the map write it. */
const nameOf = ({ city_name: city, country_code: country }: { city_name: string | null; country_code: string | null }) => (country === null ? `${city}` : `${city}, ${country}`)
