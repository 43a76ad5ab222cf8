import { type RawBuilder, sql } from 'kysely'
import { ipToBytes, parseCidr } from '../visits/ip-address'
import type { MapFilter } from '../visits/map-filter'
import { clientIs, placeIs } from './select-visits'
import { urlIs } from './urls-of-part'

/** What a filter asks of a visit beside its time, its linked id and its IP, which have indexes of their own. */
export function restConditions({ country, city, browserName, os, incognito, minBotProbability, network, urlPart }: MapFilter): RawBuilder<boolean>[] {
  const range = network === undefined ? undefined : parseCidr(network)
  return [
    country !== undefined && placeIs('country_code', country),
    city !== undefined && placeIs('city_name', city),
    browserName !== undefined && clientIs('browser_name', browserName),
    os !== undefined && clientIs('os', os),
    incognito !== undefined && sql<boolean>`visits.incognito = ${Number(incognito)}`,
    minBotProbability !== undefined && sql<boolean>`visits.bot_probability >= ${minBotProbability}`,
    range && sql<boolean>`(visits.ip >= ${range.first} and visits.ip <= ${range.last})`,
    urlPart !== undefined && urlIs(urlPart),
  ].filter((condition) => condition !== false && condition !== undefined)
}

export function timeConditions({ from, to }: Pick<MapFilter, 'from' | 'to'>): RawBuilder<boolean>[] {
  return [from !== undefined && sql<boolean>`visits.time >= ${from}`, to !== undefined && sql<boolean>`visits.time <= ${to}`].filter((condition) => condition !== false)
}

/** All that a filter asks of a visit. An address that is none matches nothing. */
export function filterConditions(filter: MapFilter): RawBuilder<boolean>[] {
  const { linkedId, ip } = filter
  const bytes = ip === undefined ? undefined : ipToBytes(ip)
  return [
    ...timeConditions(filter),
    linkedId !== undefined && sql<boolean>`visits.linked_id = ${linkedId}`,
    ip !== undefined && (bytes ? sql<boolean>`visits.ip = ${bytes}` : sql<boolean>`1 = 0`),
    ...restConditions(filter),
  ].filter((condition) => condition !== false)
}

/** Holds where every one of them does, also where there are none. */
export const every = (conditions: readonly RawBuilder<boolean>[]) => (conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`(${sql.join(conditions, sql` and `)})`)

/** Holds where one of them does. */
export const some = (conditions: readonly RawBuilder<boolean>[]) => (conditions.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(conditions, sql` or `)})`)
