import type { ActivityBin } from '@/lib/console-api/answers'

/** One column of the chart: its parts from the axis upwards add up to `visits`. */
export interface BarRow {
  index: number
  from: number
  to: number
  visits: number
  archive: number
  recent: number
  incognito: number
  chosen: boolean
}

/** Splits each bin into what is drawn. Incognito lies on top, so it is taken from the archive's share first. */
export function barRows(bins: readonly ActivityBin[], chosenAt: number | undefined): BarRow[] {
  return bins.map((bin, index) => {
    const plain = bin.visits - bin.incognito
    const archive = Math.min(bin.archived, plain)
    return {
      index,
      from: bin.from,
      to: bin.to,
      visits: bin.visits,
      archive,
      recent: plain - archive,
      incognito: bin.incognito,
      chosen: chosenAt !== undefined && chosenAt >= bin.from && chosenAt < bin.to,
    }
  })
}

/** The places of at most `most` axis labels: evenly spread, the last bin always among them. */
export function tickIndices(count: number, most: number): number[] {
  if (count === 0) return []
  const step = Math.max(1, Math.ceil(count / most))
  const ticks: number[] = []
  for (let index = count - 1; index >= 0; index -= step) ticks.unshift(index)
  return ticks
}

/** At most three whole numbers from 0 to a round top, for the axis of visits. */
export function countTicks(bins: readonly ActivityBin[]): number[] {
  const highest = bins.reduce((most, bin) => Math.max(most, bin.visits), 1)
  if (highest <= 2) return [0, highest]
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(highest)) - 1)
  const half = Math.ceil(highest / 2 / magnitude) * magnitude
  return [0, half, half * 2]
}
