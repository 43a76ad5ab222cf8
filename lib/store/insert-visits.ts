import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Bindable, Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { type Dictionary, type Entry, dictionaries } from './dictionaries'
import { compileUrlParts } from './index-url-parts'
import type { PreparedVisit } from './prepared-visit'

/** A column, and what the database makes of its value where that is not the value itself. */
type Column = string | [name: string, from: (value: Expression<unknown>) => RawBuilder<unknown>]

export type CompiledInserts = ReturnType<typeof compileInserts>

/** The statements in the database's own placeholders; the values are stand-ins, bound anew for each row, so that numbers are stored to the last bit. */
export function compileInserts(kysely: Kysely<Schema>) {
  const { bytes } = sqlFunctions(kysely)
  const insert = (table: Dictionary | 'visits', columns: readonly Column[]) => {
    const names = columns.map((column) => sql.ref(typeof column === 'string' ? column : column[0]))
    const values = columns.map((column) => (typeof column === 'string' ? sql`${0}` : column[1](sql`${0}`)))
    return sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)}) on conflict do nothing`.compile(kysely).sql
  }
  const idIn = (name: Dictionary) => (value: Expression<unknown>) => sql`(select id from ${sql.table(name)} where digest = ${bytes(value)})`
  return {
    places: insert('places', [['digest', bytes], ...dictionaries.places]),
    clients: insert('clients', [['digest', bytes], ...dictionaries.clients]),
    urls: insert('urls', [['digest', bytes], ...dictionaries.urls]),
    urlParts: compileUrlParts(kysely),
    visits: insert('visits', [
      'visitor_id', 'request_id', 'time', 'linked_id', ['ip', bytes], 'incognito', 'region', 'confidence', 'bot_probability',
      'ip_digest', 'linked_id_digest', 'raw_size', 'notes', 'raw', ['place_id', idIn('places')], ['client_id', idIn('clients')], ['url_id', idIn('urls')],
    ]),
  }
}

/** What these visits refer to, each once, then the visits; fails as `changed_meanwhile` when one of them is there already. */
export function insertVisits(compiled: CompiledInserts, visits: readonly PreparedVisit[]): Statement[] {
  return [
    { sql: compiled.places, many: distinct(visits.map(({ entries }) => entries.places)) },
    { sql: compiled.clients, many: distinct(visits.map(({ entries }) => entries.clients)) },
    { sql: compiled.urls, many: distinct(visits.map(({ entries }) => entries.urls)) },
    ...compiled.urlParts,
    { sql: compiled.visits, many: visits.map(toValues), expectChanges: visits.length },
  ]
}

function distinct(entries: readonly (Entry | null)[]): Bindable[][] {
  const found = new Map<string, Bindable[]>()
  for (const entry of entries) if (entry && !found.has(entry.digest)) found.set(entry.digest, [entry.digest, ...entry.values])
  return [...found.values()]
}

/** In the order of the columns above. */
const toValues = ({ row, rest, entries }: PreparedVisit): Bindable[] => [
  row.visitor_id, row.request_id, row.time, row.linked_id, row.ip, row.incognito, row.region, row.confidence, row.bot_probability,
  rest.ip_digest, rest.linked_id_digest, rest.raw_size, rest.notes, rest.raw,
  entries.places.digest, entries.clients.digest, entries.urls?.digest ?? null,
]
