import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { ipToBytes } from '../visits/ip-address'
import type { MapFilter } from '../visits/map-filter'
import { every, restConditions } from './filter-conditions'
import { joinDictionaries } from './join-dictionaries'

/** Looked through with one statement, so that none keeps the reading thread from others for long. */
const chunk = 5_000

/** What the map needs of a visit. */
export interface VisitFact {
  visitorId: string
  time: number
  latitude: number | null
  longitude: number | null
  incognito: boolean
  botProbability: number | null
  linkedId: string | null
  city: string | null
  country: string | null
  browser: string | null
}

interface Step {
  /** Those that the filter lets through, newest first. */
  facts: VisitFact[]
  /** All that were looked through. */
  looked: number
  /** Time of the oldest of those. */
  backTo: number
  /** Whether nothing older is left. */
  ended: boolean
}

type PackedFact = [visitorId: string, requestId: string, time: number, latitude: number | null, longitude: number | null, incognito: number | null,
  botProbability: number | null, linkedId: string | null, city: string | null, country: string | null, browser: string | null, passes: number]
type Columns = 'visitor_id' | 'request_id' | 'time'
type VisitQuery<Output = object> = SelectQueryBuilder<Schema, 'visits', Output>

/** The newest `atMost` visits within the filter's range, step by step; parts of the filter that no index knows count as looked through. */
export async function* walkFacts(database: Pick<Database, 'kysely'>, filter: MapFilter, atMost: number): AsyncGenerator<Step> {
  let place: Pick<Schema['visits'], Columns> | undefined
  for (let left = atMost; left > 0; ) {
    const limit = Math.min(chunk, left)
    const rows = await readChunk(database, filter, limit, place)
    const last = rows.at(-1)
    if (!last) {
      yield { facts: [], looked: 0, backTo: place?.time ?? Number.MAX_SAFE_INTEGER, ended: true }
      return
    }
    yield { facts: rows.filter((row) => row[11] === 1).map(toFact), looked: rows.length, backTo: last[2], ended: rows.length < limit }
    if (rows.length < limit) return
    left -= rows.length
    place = { visitor_id: last[0], request_id: last[1], time: last[2] }
  }
}

async function readChunk(database: Pick<Database, 'kysely'>, filter: MapFilter, limit: number, place: Pick<Schema['visits'], Columns> | undefined): Promise<PackedFact[]> {
  const { jsonRows } = sqlFunctions(database.kysely)
  const names = ['visitor_id', 'request_id', 'time', 'latitude', 'longitude', 'incognito', 'bot_probability', 'linked_id', 'city_name', 'country_code', 'browser_name', 'passes'] as const
  let query = byIndex(database.kysely.selectFrom('visits'), filter)
  if (place) query = query.where(sql<boolean>`(visits.time, visits.visitor_id, visits.request_id) < (${place.time}, ${place.visitor_id}, ${place.request_id})`)
  const newest = joinDictionaries(query).select(['visitor_id', 'request_id', 'time', 'latitude', 'longitude', 'incognito', 'bot_probability', 'linked_id', 'city_name', 'country_code', 'browser_name'])
    .select(sql<number>`case when ${every(restConditions(filter))} then 1 else 0 end`.as('passes'))
    .orderBy('time', 'desc').orderBy('visitor_id', 'desc').orderBy('request_id', 'desc').limit(limit)
  const { packed } = await database.kysely.selectFrom(newest.as('newest')).select(jsonRows(names.map((name) => sql.ref(name))).as('packed')).executeTakeFirstOrThrow()
  return packed === null ? [] : JSON.parse(packed)
}

function byIndex(query: VisitQuery, { from, to, linkedId, ip }: MapFilter): VisitQuery {
  let narrowed = query
  if (from !== undefined) narrowed = narrowed.where('time', '>=', from)
  if (to !== undefined) narrowed = narrowed.where('time', '<=', to)
  if (linkedId !== undefined) narrowed = narrowed.where('linked_id', '=', linkedId)
  const bytes = ip === undefined ? undefined : ipToBytes(ip)
  if (bytes) narrowed = narrowed.where('ip', '=', bytes)
  return narrowed
}

const toFact = ([visitorId, , time, latitude, longitude, incognito, botProbability, linkedId, city, country, browser]: PackedFact): VisitFact =>
  ({ visitorId, time, latitude, longitude, incognito: incognito === 1, botProbability, linkedId, city, country, browser })
