import type { VisitRow } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import type { Visit } from '../visits/visit'
import { toVisit } from './visit-row'

const numbers = ['time', 'incognito', 'confidence', 'bot_probability', 'accuracy_radius', 'latitude', 'longitude'] as const
const texts = [
  'visitor_id', 'request_id', 'linked_id', 'region', 'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code',
  'country_name', 'subdivision_name', 'subdivisions', 'browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device',
  'user_agent', 'url',
] as const satisfies readonly (keyof VisitRow)[]

export type PackedVisit = Pick<VisitRow, (typeof numbers)[number]> & { ip_hex: string | null; texts: string }

/** The columns of a whole visit for lists. The driver takes its time for each value of a row, so all texts come as one. */
export function packedVisit({ kysely }: Database) {
  const { jsonArray, hex } = sqlFunctions(kysely)
  return [...numbers, hex('ip').as('ip_hex'), jsonArray(texts).as('texts')] as const
}

/** SQLite says '' for the digits of no bytes. */
const unpackIp = (hex: string | null) => (hex ? Buffer.from(hex, 'hex') : null)

/** The one cast of packed texts: packedVisit packed them in this order. */
function unpackRow({ texts: json, ip_hex, ...rest }: PackedVisit): VisitRow {
  const values: unknown[] = JSON.parse(json)
  const row: Record<string, unknown> = { ...rest, ip: unpackIp(ip_hex) }
  for (const [index, name] of texts.entries()) row[name] = values[index]
  return row as unknown as VisitRow
}

export const unpackVisit = (packed: PackedVisit): Visit => toVisit(unpackRow(packed))
