import type { Database } from '../database/open-database'
import { cellAt, cellWindow, isInWindow } from '../visits/map-grid'
import { emptyBins, type HistogramRange } from './histogram-bins'
import { isBot } from './is-bot'
import type { CountedHistogram, MapQuestion } from './map-types'
import { mostLooked } from './scan-map'
import { walkFacts } from './walk-facts'

/** Visits over time as the newest visits make them, for filters that the rollups cannot answer. */
export async function scanHistogram(database: Database, { bounds, size, filter }: MapQuestion, range: HistogramRange): Promise<CountedHistogram> {
  const window = cellWindow(bounds, size)
  const bins = emptyBins(range)
  const start = bins[0]?.from ?? 0
  let looked = 0
  let backTo = range.to
  let ended = false
  for await (const step of walkFacts(database, { ...filter, from: range.from, to: range.to }, mostLooked)) {
    for (const { latitude, longitude, time, incognito, botProbability } of step.facts) {
      const cell = cellAt(latitude, longitude, size)
      const bin = bins[Math.floor((time - start) / range.binMs)]
      if (!bin || cell === undefined || !isInWindow(cell, window)) continue
      bin.visits += 1
      bin.incognito += Number(incognito)
      bin.bots += Number(isBot(botProbability))
    }
    looked += step.looked
    if (step.looked > 0) backTo = step.backTo
    ended = step.ended
  }
  return { bins, binMs: range.binMs, ...(ended ? {} : { countedOnly: { looked, backTo } }) }
}
