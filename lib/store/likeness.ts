import { hash } from 'node:crypto'
import type { LikenessRow, VisitRow } from '../database/migrations/001-visits'

/** Groups of columns that change together. A group's digest is in the index of a visitor's visits, so that equal ones are told from the index alone. */
const groups: Record<keyof LikenessRow, readonly (keyof VisitRow)[]> = {
  place_digest: ['city_name', 'subdivision_name', 'country_code', 'latitude', 'longitude', 'accuracy_radius', 'timezone'],
  client_digest: ['browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'bot_probability', 'user_agent'],
  ip_digest: ['ip'],
  linked_id_digest: ['linked_id'],
  url_digest: ['url'],
}

/** 48 bits: a whole number that JavaScript holds exactly, and of which no two visitors' values meet by chance. */
const digestBytes = 6

function digest(values: readonly unknown[]): number {
  const text = JSON.stringify(values.map((value) => (value instanceof Uint8Array ? Array.from(value) : value)))
  return hash('sha256', text, 'buffer').readUIntBE(0, digestBytes)
}

/** The digest of each group of a row. */
export function likenessOf(row: VisitRow): LikenessRow {
  const of = (name: keyof LikenessRow) => digest(groups[name].map((column) => row[column]))
  return {
    place_digest: of('place_digest'),
    client_digest: of('client_digest'),
    ip_digest: of('ip_digest'),
    linked_id_digest: of('linked_id_digest'),
    url_digest: of('url_digest'),
  }
}
