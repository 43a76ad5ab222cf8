import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import { figuresThere } from './count-shared'
import { createGathering, sharerFacts } from './gather-sharers'
import { planSearch, type SearchPlan } from './search-plan'
import type { VisitPlace } from './search-types'
import { seenBefore } from './seen-before'
import type { Shared, SharersPage } from './sharers'
import { walkArms, type Walked } from './walk-arms'

/** Looked through for one page: so many where it is full, so many at the most. */
const enoughLooked = 5_000
const mostLooked = 20_000
/** Few are asked about at a time, since a page is full with few. */
const askedAtOnce = 30

/** A page of the visitors with an account or on a network, each once, the last seen there first. */
export async function findSharers(database: Database, shared: Shared, { limit, after }: { limit: number; after?: VisitPlace }): Promise<SharersPage> {
  const plan = await planSearch(database, { leads: [shared], filter: {} })
  const { sharers, add, facts } = createGathering()
  let looked = 0
  let last: Walked | undefined
  let cut = false
  for await (const walked of walkArms(database, plan, after, sharerFacts(sqlFunctions(database.kysely).hex))) {
    for (const visit of walked) add(visit)
    looked += walked.length
    last = walked.at(-1)
    cut = looked >= mostLooked || (sharers.size > limit && looked >= enoughLooked)
    if (cut) break
  }
  const unseen = await firstUnseen(database, plan, [...sharers.keys()], limit + 1, after)
  const listed = unseen.slice(0, limit)
  const figures = await figuresThere(database, shared, listed)
  const visitors = listed.flatMap((visitorId) => {
    const [gathered, counted] = [sharers.get(visitorId), figures.get(visitorId)]
    return gathered && counted ? [{ ...gathered.sharer, ...counted }] : []
  })
  const place = unseen.length > limit ? sharers.get(listed.at(-1) ?? '')?.newest : cut && last ? { time: last.time, visitorId: last.visitorId, requestId: last.requestId } : undefined
  return { visitors, facts: facts(), ...(place && { next: place }), ...(cut && last && { lookedBack: { looked, backTo: last.time } }) }
}

/** The first of them, in their order, who are on no earlier page. */
async function firstUnseen(database: Database, plan: SearchPlan, visitorIds: readonly string[], limit: number, after: VisitPlace | undefined): Promise<string[]> {
  if (!after) return visitorIds.slice(0, limit)
  const unseen: string[] = []
  for (let start = 0; start < visitorIds.length && unseen.length < limit; start += askedAtOnce) {
    const asked = visitorIds.slice(start, start + askedAtOnce)
    const seen = await seenBefore(database, plan, asked, after)
    unseen.push(...asked.filter((visitorId) => !seen.has(visitorId)))
  }
  return unseen.slice(0, limit)
}
