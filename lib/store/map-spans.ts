import type { Kysely } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import { bucketOf, grainsOf, grainsOfSpan, type Span, spans, type StoredSize } from './map-grains'

/**
 * The sums of longer spans are made of those of their days once the span is over, so that the transactions of new visits keep the days alone.
 * A visit that comes late takes the mark of its spans away: their sums count no more, and whoever is making them starts over another time.
 * Until then the map reads their days.
 */
export interface MadeSpans {
  has(span: Span, bucket: number): boolean
}

/** Of one grid. */
export async function readMadeSpans({ kysely }: Database, size: StoredSize): Promise<MadeSpans> {
  const grains = grainsOf(size)
  const rows = await kysely.selectFrom('map_spans').select(['grain', 'bucket']).where('grain', 'in', spans.map(({ name }) => grains[name])).where('maker', 'is', null).execute()
  const made = new Set(rows.map(({ grain, bucket }) => `${grain} ${bucket}`))
  return { has: ({ name }, bucket) => made.has(`${grains[name]} ${bucket}`) }
}

/** Builds what takes away the marks of the spans of these days, for the transaction that adds visits, after their cells: who marks a span waits for those. In the order of the days. */
export function compileLetGo(kysely: Kysely<Schema>): (days: readonly number[]) => Statement[] {
  const statements = spans.map((span) => ({ span, sql: kysely.deleteFrom('map_spans').where('grain', 'in', grainsOfSpan(span)).where('bucket', '=', 0).compile() }))
  return (days) => statements.map(({ span, sql: { sql: text, parameters } }) => {
    const grains = parameters.slice(0, -1).map(Number)
    return { sql: text, many: [...new Set(days.map((day) => bucketOf(span, day)))].map((bucket) => [...grains, bucket]) }
  })
}

/** Forgets the spans of a day whose visits were counted anew: nothing is left in them of visits that are gone. */
export async function forgetSpansOf(transaction: Kysely<Schema>, day: number): Promise<void> {
  for (const span of spans) {
    for (const table of ['map_spans', 'map_cells'] as const) {
      await transaction.deleteFrom(table).where('grain', 'in', grainsOfSpan(span)).where('bucket', '=', bucketOf(span, day)).execute()
    }
  }
}
