import { dictionaryDigest } from '../database/dictionary-digest'
import type { VisitRow } from './visit-row'

/** The columns of each dictionary in the order in which their digest is made and they are written. */
export const dictionaries = {
  places: [
    'accuracy_radius', 'latitude', 'longitude', 'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code', 'country_name',
    'subdivision_name', 'subdivisions',
  ],
  clients: ['browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent'],
  urls: ['url'],
} as const

export type Dictionary = keyof typeof dictionaries

export interface Entry {
  digest: Uint8Array
  values: (string | number | null)[]
}

/** What a visit refers to in a dictionary; null for a visit without a URL. */
export function entryOf(row: VisitRow, name: Dictionary): Entry | null {
  if (name === 'urls' && row.url === null) return null
  const values = dictionaries[name].map((column) => row[column])
  return { digest: dictionaryDigest(values), values }
}
