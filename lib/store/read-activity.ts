import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { VisitFilter } from '../visits/visit'
import { selectVisits } from './select-visits'
import type { ActivitySlot } from './visit-store'

/** Over a year without a quiet quarter of an hour; of more than that the newest are answered. */
const maxSlots = 50_000

/** Visits by quarter of an hour, oldest first. */
export async function readActivity(database: Database, visitorId: string, filter: VisitFilter): Promise<ActivitySlot[]> {
  const slots = await selectVisits(database, visitorId, filter)
    .select([
      sql<number>`visits.time - visits.time % 900000`.as('start'),
      (eb) => eb.fn.countAll<number>().as('visits'),
      sql<number>`coalesce(sum(visits.incognito), 0)`.as('incognito'),
    ])
    .groupBy('start')
    .orderBy('start', 'desc')
    .limit(maxSlots)
    .execute()
  return slots.reverse()
}
