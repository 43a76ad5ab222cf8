import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { MapFilter } from '../visits/map-filter'
import { archiveRange } from './archive-range'
import { histogramRange } from './histogram-bins'
import { dayMs, dayOf, hourOf } from './map-grains'
import type { CountedHistogram, CountedMap, MapQuestion } from './map-types'
import { isWorld, readHistogram } from './read-histogram'
import { readMap } from './read-map'
import { scanHistogram } from './scan-histogram'
import { mostLooked, scanMap } from './scan-map'

/** Of a longer range the days are read that hold its ends. */
const shortRangeMs = 2 * dayMs
/** The rollups answer of a part of the world by the day; of so many days at the most. */
const mostDays = 800

/**
 * The cells of a view. Without a filter they come out of the rollups, which know whole days in UTC: those that hold the ends of the range
 * are counted whole. A range of up to two days with few visits is counted to the millisecond. With a filter the newest visits are looked through.
 */
export async function countMap(database: Database, question: MapQuestion): Promise<CountedMap> {
  const { filter } = question
  const archive = await archiveRange(database)
  if (!archive) return { cells: [], visits: 0, visitors: 0, incognito: 0, bots: 0, from: filter.from ?? 0, to: filter.to ?? filter.from ?? 0, visitorsError: 0 }
  if (isNarrowed(filter) || (await isShort(database, filter))) return scanMap(database, question)
  const known = { first: dayOf(archive.from), last: dayOf(archive.to) }
  const range = { first: filter.from === undefined ? known.first : dayOf(filter.from), last: filter.to === undefined ? known.last : dayOf(filter.to) }
  const part = { first: Math.max(range.first, known.first), last: Math.min(range.last, known.last) }
  const counted = await readMap(database, question, part, known)
  return { ...counted, from: range.first * dayMs, to: Math.max((range.last + 1) * dayMs - 1, range.first * dayMs) }
}

/** Visits over time in at most 200 bins, of visits with coordinates. A missing end of the range is that of the archive. */
export async function countHistogram(database: Database, question: MapQuestion): Promise<CountedHistogram> {
  const { filter } = question
  const archive = await archiveRange(database)
  const from = Math.max(filter.from ?? 0, archive?.from ?? 0)
  const to = Math.min(filter.to ?? Number.MAX_SAFE_INTEGER, archive?.to ?? 0)
  if (!archive || from > to) return { bins: [], binMs: dayMs }
  const range = histogramRange(from, to)
  const isTooLong = !isWorld(question.bounds) && to - from > mostDays * dayMs
  return isNarrowed(filter) || isTooLong ? scanHistogram(database, question, range) : readHistogram(database, question, range)
}

const isNarrowed = (filter: MapFilter) => Object.entries(filter).some(([name, value]) => name !== 'from' && name !== 'to' && value !== undefined)

async function isShort({ kysely }: Database, { from, to }: MapFilter): Promise<boolean> {
  if (from === undefined || to === undefined || to - from > shortRangeMs) return false
  const isWholeDays = from % dayMs === 0 && (to + 1) % dayMs === 0
  if (isWholeDays) return false
  const { visits } = await kysely.selectFrom('visit_counts').select(sql<number>`coalesce(sum(visits), 0)`.as('visits'))
    .where('kind', '=', 'all').where('hour', '>=', hourOf(from)).where('hour', '<=', hourOf(to)).executeTakeFirstOrThrow()
  return visits <= mostLooked / 4
}
