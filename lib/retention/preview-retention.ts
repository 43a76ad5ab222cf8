import { sql } from 'kysely'
import type { RetentionPreview } from '../console-api/answers'
import type { Database } from '../database/open-database'
import { archiveRange } from '../store/archive-range'
import { cutoffOf } from '../store/retention'

const hourMs = 3_600_000

/** What the archive would lose now if it kept visits for so many days: of its sums, since the cut lies between two days. */
export async function previewRetention(database: Database, keepDays: number | null, now: number): Promise<RetentionPreview> {
  const before = cutoffOf(keepDays, now)
  if (before === undefined) return { visits: 0, visitors: 0 }
  const { kysely } = database
  const [{ visits }, { visitors }, range] = await Promise.all([
    kysely.selectFrom('visit_counts').select(sql<number>`coalesce(sum(visits), 0)`.as('visits')).where('kind', '=', 'all').where('hour', '<', before / hourMs).executeTakeFirstOrThrow(),
    kysely.selectFrom('visitors').select((eb) => eb.fn.countAll<number>().as('visitors')).where('last_seen', '<', before).executeTakeFirstOrThrow(),
    archiveRange(database),
  ])
  return { before, visits: Number(visits), visitors: Number(visitors), ...(range === undefined ? {} : { oldest: range.from }) }
}
