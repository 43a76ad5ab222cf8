import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { toStatement } from '../database/to-statement'
import { countVisitorsAnew } from './count-visitors-anew'
import { makeSpans } from './make-spans'
import { dayMs, dayOf, grainsOfSpan, spans } from './map-grains'
import { refreshStale, staleDaysOf } from './refresh-stale'

export interface RebuildProgress {
  step: 'visitors' | 'map' | 'spans'
  done: number
  of: number
}

/**
 * Counts every rollup anew from the visits: that of visitors and their values, then that of the map. In bounded transactions, while
 * others read and append. Cut short, what is not done of the map stays marked and is done within the hour while a console runs; the visitors are begun again.
 */
export async function rebuildRollups(database: Database, onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<void> {
  await markEveryDay(database)
  await countVisitorsAnew(database, (done, of) => onProgress({ step: 'visitors', done, of }))
  let of = 0
  await refreshStale(database, (left) => {
    of = Math.max(of, left)
    onProgress({ step: 'map', done: of - left, of })
  })
  await makeSpans(database, (done, due) => onProgress({ step: 'spans', done, of: due }))
}

/** Those with visits, and those of which only rollups are left, be it of a span. */
async function markEveryDay(database: Database): Promise<void> {
  const { kysely } = database
  await database.batch([
    toStatement(sql`insert into map_stale (kind, bucket) select distinct 'day', bucket from map_cells where grain = 0 on conflict do nothing`.compile(kysely)),
    toStatement(sql`insert into map_stale (kind, bucket) select distinct 'day', hour / 24 from visit_counts where kind = 'all' on conflict do nothing`.compile(kysely)),
    ...spans.map((span) => toStatement(sql`insert into map_stale (kind, bucket) select distinct 'day', bucket * ${sql.lit(span.days)} from map_cells
      where grain in (${sql.join(grainsOfSpan(span))}) on conflict do nothing`.compile(kysely))),
  ])
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const next = await kysely.selectFrom('visits').select('time').where('time', '>=', from).orderBy('time').limit(1).executeTakeFirst()
    if (!next) return
    const day = dayOf(next.time)
    await database.batch([toStatement(staleDaysOf(database, (visits) => visits.where('time', '=', next.time)))])
    from = (day + 1) * dayMs
  }
}
