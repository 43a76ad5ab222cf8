import type { Database } from '../database/open-database'
import { cellAt, cellCentre, cellWindow, isInWindow } from '../visits/map-grid'
import { isBot } from './is-bot'
import type { CountedMap, MapCounts, MapQuestion } from './map-types'
import { type VisitFact, walkFacts } from './walk-facts'

/** Looked through for one answer. */
export const mostLooked = 50_000

interface Gathered extends MapCounts {
  visitors: Set<string>
  place?: string
}

/** The cells of a view as the newest visits make them, for filters that the rollups cannot answer. */
export async function scanMap(database: Database, { bounds, size, filter }: MapQuestion): Promise<CountedMap> {
  const window = cellWindow(bounds, size)
  const cells = new Map<number, Gathered>()
  const visitors = new Set<string>()
  let looked = 0
  let newest = 0
  let backTo = filter.to ?? 0
  let ended = false
  for await (const step of walkFacts(database, filter, mostLooked)) {
    for (const fact of step.facts) {
      newest = Math.max(newest, fact.time)
      const cell = cellAt(fact.latitude, fact.longitude, size)
      if (cell === undefined || !isInWindow(cell, window)) continue
      gather(cells, cell, fact)
      visitors.add(fact.visitorId)
    }
    looked += step.looked
    if (step.looked > 0) backTo = step.backTo
    ended = step.ended
  }
  const found = [...cells].sort(([, one], [, other]) => other.visits - one.visits)
  const sum = (of: (counts: MapCounts) => number) => found.reduce((total, [, counts]) => total + of(counts), 0)
  return {
    cells: found.map(([cell, { visitors: seen, ...counts }]) => ({ ...cellCentre(cell, size), ...counts, visitors: seen.size })),
    visits: sum(({ visits }) => visits),
    incognito: sum(({ incognito }) => incognito),
    bots: sum(({ bots }) => bots),
    visitors: visitors.size,
    from: filter.from !== undefined && ended ? filter.from : backTo,
    to: filter.to ?? newest,
    visitorsError: 0,
    ...(ended ? {} : { countedOnly: { looked, backTo } }),
  }
}

function gather(cells: Map<number, Gathered>, cell: number, { visitorId, incognito, botProbability, city, country }: VisitFact) {
  const known = cells.get(cell)
  const counts = known ?? { visits: 0, incognito: 0, bots: 0, visitors: new Set<string>() }
  if (!known) cells.set(cell, counts)
  counts.visits += 1
  counts.incognito += Number(incognito)
  counts.bots += Number(isBot(botProbability))
  counts.visitors.add(visitorId)
  const place = [city, country].filter((part) => part !== null).join(', ')
  if (counts.place === undefined && place !== '') counts.place = place
}
