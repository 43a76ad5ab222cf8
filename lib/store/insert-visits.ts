import { type Expression, type Kysely, sql } from 'kysely'
import { type JsonRow, compileInsertRows } from '../database/insert-rows'
import type { Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { type Dictionary, type Entry, dictionaries } from './dictionaries'
import { compileUrlParts } from './index-url-parts'
import type { PreparedVisit } from './prepared-visit'
import type { StoredMemory } from './stored-memory'

export type CompiledInserts = ReturnType<typeof compileInserts>

/** The statements in the database's own placeholders. */
export function compileInserts(kysely: Kysely<Schema>) {
  const { bytes } = sqlFunctions(kysely)
  const digest = { name: 'digest', from: bytes } as const
  const decimal = <Name extends string>(name: Name) => ({ name, decimal: true }) as const
  const idIn = (name: Dictionary) => (value: Expression<unknown>) => sql`(select id from ${sql.table(name)} where digest = ${bytes(value)})`
  return {
    places: compileInsertRows(kysely, 'places', [digest, ...dictionaries.places.map((name) => (isDegree(name) ? decimal(name) : name))], (conflict) => conflict.doNothing()),
    clients: compileInsertRows(kysely, 'clients', [digest, ...dictionaries.clients], (conflict) => conflict.doNothing()),
    urls: compileInsertRows(kysely, 'urls', [digest, ...dictionaries.urls], (conflict) => conflict.doNothing()),
    urlParts: compileUrlParts(kysely),
    visits: compileInsertRows(kysely, 'visits', [
      'visitor_id', 'request_id', 'time', 'linked_id', { name: 'ip', from: bytes }, 'incognito', 'region', decimal('confidence'), decimal('bot_probability'),
      'ip_digest', 'linked_id_digest', 'raw_size', 'notes', { name: 'raw', from: bytes },
      { name: 'place_id', from: idIn('places') }, { name: 'client_id', from: idIn('clients') }, { name: 'url_id', from: idIn('urls') },
    ], (conflict) => conflict.doNothing()),
  }
}

const degrees = ['accuracy_radius', 'latitude', 'longitude'] as const
const isDegree = (name: string): name is (typeof degrees)[number] => degrees.some((known) => known === name)

/**
 * What these visits refer to, each once, then the visits; fails as `changed_meanwhile` when one of them is there already, and as `constraint`
 * when a place or client is not stored although it is `known` to be.
 */
export function insertVisits(compiled: CompiledInserts, visits: readonly PreparedVisit[], known: Pick<StoredMemory, 'has'>): Statement[] {
  const news = (entries: readonly Entry[]) => distinct(entries.filter(({ digest }) => !known.has(digest)))
  const places = news(visits.map(({ entries }) => entries.places))
  const clients = news(visits.map(({ entries }) => entries.clients))
  const urls = distinct(visits.map(({ entries }) => entries.urls))
  return [
    ...(places.length > 0 ? [compiled.places(places)] : []),
    ...(clients.length > 0 ? [compiled.clients(clients)] : []),
    ...(urls.length > 0 ? [compiled.urls(urls), ...compiled.urlParts] : []),
    { ...compiled.visits(visits.map(toValues)), expectChanges: visits.length },
  ]
}

function distinct(entries: readonly (Entry | null)[]): JsonRow[] {
  const found = new Map<string, JsonRow>()
  for (const entry of entries) if (entry && !found.has(entry.digest)) found.set(entry.digest, [entry.digest, ...entry.values])
  return [...found.values()]
}

/** In the order of the columns above. */
const toValues = ({ row, rest, entries }: PreparedVisit): JsonRow => [
  row.visitor_id, row.request_id, row.time, row.linked_id, row.ip, row.incognito, row.region, row.confidence, row.bot_probability,
  rest.ip_digest, rest.linked_id_digest, rest.raw_size, rest.notes, rest.raw,
  entries.places.digest, entries.clients.digest, entries.urls?.digest ?? null,
]
