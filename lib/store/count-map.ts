import type { Database } from '../database/open-database'
import { archiveRange } from './archive-range'
import { histogramRange } from './histogram-bins'
import type { CountedHistogram, CountedMap, MapQuestion } from './map-types'
import { scanHistogram } from './scan-histogram'
import { scanMap } from './scan-map'

/** The cells of a view. */
export async function countMap(database: Database, question: MapQuestion): Promise<CountedMap> {
  return scanMap(database, question)
}

/** Visits over time in at most 200 bins. A missing end of the range is that of the archive. */
export async function countHistogram(database: Database, question: MapQuestion): Promise<CountedHistogram> {
  const archive = await archiveRange(database)
  if (!archive) return { bins: [], binMs: 3_600_000 }
  const from = Math.max(question.filter.from ?? archive.from, archive.from)
  const to = Math.min(question.filter.to ?? archive.to, archive.to)
  if (from > to) return { bins: [], binMs: 3_600_000 }
  return scanHistogram(database, question, histogramRange(from, to))
}
