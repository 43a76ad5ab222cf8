import type { Database } from '../database/open-database'
import type { VisitFilter } from '../visits/visit'
import { selectVisits } from './select-visits'

export async function countHistory(database: Database, visitorId: string, filter: VisitFilter): Promise<number> {
  const { visits } = await selectVisits(database, visitorId, filter).select((eb) => eb.fn.countAll<number>().as('visits')).executeTakeFirstOrThrow()
  return visits
}
