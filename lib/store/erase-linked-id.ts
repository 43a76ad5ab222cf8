import type { Database } from '../database/open-database'
import { createPace } from './pace'
import type { OnRemoved } from './remove-visitors'
import { removeKeys } from './remove-visits'
import type { VisitKey } from './visit-store'

const keysAtOnce = 500
/** Counted anew in one transaction. */
const visitorsAtOnce = 25

/** Removes every visit of a linked id, in bounded transactions. Cut short, it goes on at the next call; the rollups of the map follow with refreshStale. */
export async function eraseLinkedId(database: Database, linkedId: string, onRemoved: (visits: number, visitorIds: readonly string[]) => ReturnType<OnRemoved>, stop?: AbortSignal): Promise<void> {
  const pace = createPace()
  // They name visits by their keys alone.
  await database.kysely.deleteFrom('intakes').execute()
  while (!stop?.aborted) {
    const rows = await database.kysely.selectFrom('visits').select(['visitor_id', 'request_id']).where('linked_id', '=', linkedId).limit(keysAtOnce).execute()
    if (rows.length === 0) return
    for (const keys of byVisitors(rows.map((row): VisitKey => [row.visitor_id, row.request_id]))) {
      await onRemoved(await removeKeys(database, keys), [...new Set(keys.map(([visitorId]) => visitorId))])
      await pace()
      if (stop?.aborted) return
    }
  }
}

/** The keys of some visitors at a time. */
function byVisitors(keys: readonly VisitKey[]): VisitKey[][] {
  const ofVisitor = new Map<string, VisitKey[]>()
  for (const key of keys) ofVisitor.set(key[0], [...(ofVisitor.get(key[0]) ?? []), key])
  const groups = [...ofVisitor.values()]
  return Array.from({ length: Math.ceil(groups.length / visitorsAtOnce) }, (_, index) => groups.slice(index * visitorsAtOnce, (index + 1) * visitorsAtOnce).flat())
}
