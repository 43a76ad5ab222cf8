import type { Database } from '../database/open-database'
import { cellAt, cellWindow, isInWindow } from '../visits/map-grid'
import type { CellQuestion, CellVisitor, CellVisitorOrder, LookedBack } from './map-types'
import { mostLooked } from './scan-map'
import { type VisitFact, walkFacts } from './walk-facts'

const mostLinkedIds = 5

export interface CellVisitors {
  /** In the asked order, cut at the asked number. */
  visitors: CellVisitor[]
  found: number
  countedOnly?: LookedBack
}

/** Who was seen in a view, which is usually one cell: from the newest visits of the range. */
export async function cellVisitors(database: Database, { bounds, size, filter, order, limit }: CellQuestion): Promise<CellVisitors> {
  const window = cellWindow(bounds, size)
  const seen = new Map<string, CellVisitor>()
  let looked = 0
  let backTo = 0
  let ended = false
  for await (const step of walkFacts(database, filter, mostLooked)) {
    for (const fact of step.facts) {
      const cell = cellAt(fact.latitude, fact.longitude, size)
      if (cell !== undefined && isInWindow(cell, window)) meet(seen, fact)
    }
    looked += step.looked
    backTo = step.backTo
    ended = step.ended
  }
  const visitors = [...seen.values()].sort(orders[order]).slice(0, limit)
  return { visitors, found: seen.size, ...(ended ? {} : { countedOnly: { looked, backTo } }) }
}

function meet(seen: Map<string, CellVisitor>, { visitorId, time, incognito, botProbability, linkedId }: VisitFact) {
  const visitor = seen.get(visitorId) ?? { visitorId, visits: 0, incognito: 0, linkedIds: [], lastSeen: time }
  seen.set(visitorId, visitor)
  visitor.visits += 1
  visitor.incognito += Number(incognito)
  if (botProbability !== null) visitor.botProbability = Math.max(visitor.botProbability ?? 0, botProbability)
  if (linkedId !== null && visitor.linkedIds.length < mostLinkedIds && !visitor.linkedIds.includes(linkedId)) visitor.linkedIds.push(linkedId)
}

type Compare = (one: CellVisitor, other: CellVisitor) => number

const lastFirst: Compare = (one, other) => other.lastSeen - one.lastSeen || (one.visitorId < other.visitorId ? -1 : 1)
const mostFirst: Compare = (one, other) => other.visits - one.visits || lastFirst(one, other)
const orders: Record<CellVisitorOrder, Compare> = {
  bots: (one, other) => (other.botProbability ?? -1) - (one.botProbability ?? -1) || mostFirst(one, other),
  visits: mostFirst,
  last: lastFirst,
}
