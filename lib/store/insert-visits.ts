import { type Kysely, sql } from 'kysely'
import type { Bindable, Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import { type Dictionary, type Entry, dictionaries } from './dictionaries'
import { compileUrlParts } from './index-url-parts'
import type { PreparedVisit } from './prepared-visit'

const ownColumns = ['visitor_id', 'request_id', 'time', 'linked_id', 'ip', 'incognito', 'region', 'confidence', 'bot_probability'] as const
const restColumns = ['ip_digest', 'linked_id_digest', 'raw_size', 'notes', 'raw'] as const
const names = ['places', 'clients', 'urls'] as const satisfies Dictionary[]
const references = ['place_id', 'client_id', 'url_id'] as const

export type CompiledInserts = ReturnType<typeof compileInserts>

/** The statements in the database's own placeholders; the values are stand-ins, bound anew for each row. */
export function compileInserts(kysely: Kysely<Schema>) {
  const stands = (columns: readonly unknown[]) => columns.map(() => sql`${0}`)
  const entry = (name: Dictionary) => {
    const columns = ['digest', ...dictionaries[name]]
    return sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(stands(columns))}) on conflict do nothing`.compile(kysely).sql
  }
  const columns = [...ownColumns, ...restColumns, ...references]
  const ids = names.map((name) => sql`(select id from ${sql.table(name)} where digest = ${0})`)
  return {
    places: entry('places'),
    clients: entry('clients'),
    urls: entry('urls'),
    urlParts: compileUrlParts(kysely),
    visits: sql`insert into visits (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join([...stands(ownColumns), ...stands(restColumns), ...ids])}) on conflict do nothing`.compile(kysely).sql,
  }
}

/** What these visits refer to, each once, then the visits; fails as `changed_meanwhile` when one of them is there already. */
export function insertVisits(compiled: CompiledInserts, visits: readonly PreparedVisit[]): Statement[] {
  return [
    ...names.map((name) => ({ sql: compiled[name], many: distinct(visits.map(({ entries }) => entries[name])) })),
    ...compiled.urlParts,
    { sql: compiled.visits, many: visits.map(toValues), expectChanges: visits.length },
  ]
}

function distinct(entries: readonly (Entry | null)[]): Bindable[][] {
  const found = new Map<string, Bindable[]>()
  for (const entry of entries) if (entry) found.set(Buffer.from(entry.digest).toString('latin1'), [entry.digest, ...entry.values])
  return [...found.values()]
}

const toValues = ({ row, rest, entries }: PreparedVisit): Bindable[] => [
  ...ownColumns.map((column) => row[column]),
  ...restColumns.map((column) => rest[column]),
  ...names.map((name) => entries[name]?.digest ?? null),
]
