import type { Database } from '../database/open-database'
import type { LookedBack } from './map-types'
import { planSearch, type SearchPlan } from './search-plan'
import type { SearchQuestion, VisitPlace } from './search-types'
import { seenBefore } from './seen-before'
import { walkArms } from './walk-arms'

/** Looked through for one page. */
const mostLooked = 50_000

interface Matching {
  /** The visitors in their order, each with the newest visit that matches. */
  found: Map<string, VisitPlace>
  next?: VisitPlace
  lookedBack?: LookedBack
}

/** A page of the visitors whose visits match, by the newest such visit. What is not full after 50,000 visits says how far back it looked. */
export async function findMatching(database: Database, question: SearchQuestion, { limit, after }: { limit: number; after?: VisitPlace }): Promise<Matching> {
  const plan = await planSearch(database, question)
  const found = new Map<string, VisitPlace>()
  const known = new Set<string>()
  let looked = 0
  let last: VisitPlace | undefined
  for await (const walked of walkArms(database, plan, after)) {
    const fresh = newestOfEach(walked.filter(({ matches, visitorId }) => matches && !known.has(visitorId)))
    for (const visitorId of fresh.keys()) known.add(visitorId)
    if (await addUnseen(database, plan, { found, fresh, after, limit })) return { found, next: [...found.values()].at(-1) }
    looked += walked.length
    last = walked.at(-1)
    if (last && looked >= mostLooked) return { found, next: placeOf(last), lookedBack: { looked, backTo: last.time } }
  }
  return { found }
}

const placeOf = ({ time, visitorId, requestId }: VisitPlace): VisitPlace => ({ time, visitorId, requestId })

function newestOfEach(visits: readonly VisitPlace[]): Map<string, VisitPlace> {
  const newest = new Map<string, VisitPlace>()
  for (const visit of visits) if (!newest.has(visit.visitorId)) newest.set(visit.visitorId, placeOf(visit))
  return newest
}

/** Few are asked about at a time, since a page is full with few. */
const askedAtOnce = 30

/** Adds the visitors who are on no earlier page; true once there is one more than the page holds. */
async function addUnseen(database: Database, plan: SearchPlan, { found, fresh, after, limit }: { found: Map<string, VisitPlace>; fresh: ReadonlyMap<string, VisitPlace>; after?: VisitPlace; limit: number }): Promise<boolean> {
  const entries = [...fresh]
  for (let start = 0; start < entries.length; start += askedAtOnce) {
    const asked = entries.slice(start, start + askedAtOnce)
    const seen = after ? await seenBefore(database, plan, asked.map(([visitorId]) => visitorId), after) : new Set<string>()
    for (const [visitorId, place] of asked) {
      if (seen.has(visitorId)) continue
      if (found.size === limit) return true
      found.set(visitorId, place)
    }
  }
  return false
}
