import type { Database } from '../database/open-database'
import type { Visit } from '../visits/visit'
import { readVisits } from './read-visits'

/** Of a linked id only its newest visits are looked through, whoever made them. */
const mostLookedThrough = 1_000

/** The newest visits of a linked id that were made by other visitors, since an instant, newest first. */
export async function visitsOfOthers(database: Database, linkedId: string, visitorId: string, { from, limit }: { from: number; limit: number }): Promise<Visit[]> {
  const { kysely } = database
  // Nearly every linked id is of one visitor alone, and that is told by an index.
  const shared = await kysely.selectFrom('visitor_values').select('visitor_id')
    .where('kind', '=', 'linked_id').where('value', '=', linkedId).where('visitor_id', '<>', visitorId).limit(1).executeTakeFirst()
  if (!shared) return []
  const ofLinkedId = kysely.selectFrom('visits').where('linked_id', '=', linkedId).where('time', '>=', from)
  const start = await ofLinkedId.select('time').orderBy('time', 'desc').limit(1).offset(mostLookedThrough - 1).executeTakeFirst()
  const others = ofLinkedId.where('time', '>=', start?.time ?? from).where('visits.visitor_id', '<>', visitorId)
  return readVisits(database, others.orderBy('time', 'desc').orderBy('request_id', 'desc').limit(limit))
}
