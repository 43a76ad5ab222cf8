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
  /** Hex digits. */
  digest: string
  values: (string | number | null)[]
}

/** The row of a dictionary that has these values. */
export function entryOf<Name extends Dictionary>(name: Name, fields: Pick<VisitRow, (typeof dictionaries)[Name][number]>): Entry {
  const columns: readonly (keyof typeof fields)[] = dictionaries[name]
  const values = columns.map((column) => fields[column])
  return { digest: dictionaryDigest(values), values }
}
