import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { cellWindow, type MapBounds, wholeWorld } from '../visits/map-grid'
import { emptyBins, type HistogramRange } from './histogram-bins'
import { dayMs, grainsOf, hourMs, storedSizeFor } from './map-grains'
import type { CountedHistogram, MapCounts, MapQuestion } from './map-types'
import { bandOf } from './read-cells'

/** Visits over time out of the rollups: of the world by hour, of a part of it by day. */
export async function readHistogram(database: Database, { bounds, size }: MapQuestion, range: HistogramRange): Promise<CountedHistogram> {
  const binMs = isWorld(bounds) ? range.binMs : Math.max(dayMs, range.binMs)
  const bins = emptyBins({ ...range, binMs })
  const first = bins[0]?.from ?? 0
  const rows = isWorld(bounds) ? await countHours(database, first, bins.at(-1)?.to ?? first, binMs) : await countDays(database, { bounds, size }, first, bins.at(-1)?.to ?? first, binMs)
  for (const { bin, visits, incognito, bots } of rows) {
    const counted = bins[Number(bin) - first / binMs]
    if (counted) Object.assign(counted, { visits: Number(visits), incognito: Number(incognito), bots: Number(bots) })
  }
  return { bins, binMs }
}

export const isWorld = ({ west, south, east, north }: MapBounds) => west === wholeWorld.west && east === wholeWorld.east && south === wholeWorld.south && north === wholeWorld.north

interface Row extends MapCounts {
  bin: number
}

const sums = sql`sum(visits) as visits, sum(incognito) as incognito, sum(bots) as bots`

async function countHours({ kysely }: Database, from: number, to: number, binMs: number): Promise<Row[]> {
  const step = binMs / hourMs
  const { rows } = await sql<Row>`select hour / ${sql.lit(step)} as bin, ${sums} from visit_counts
    where kind = 'placed' and hour >= ${from / hourMs} and hour < ${to / hourMs} group by 1`.execute(kysely)
  return rows
}

async function countDays({ kysely }: Database, { bounds, size }: Pick<MapQuestion, 'bounds' | 'size'>, from: number, to: number, binMs: number): Promise<Row[]> {
  const stored = storedSizeFor(size)
  const days = Array.from({ length: (to - from) / dayMs }, (_, index) => from / dayMs + index)
  const { rows } = await sql<Row>`select bucket / ${sql.lit(binMs / dayMs)} as bin, ${sums} from map_cells
    where grain = ${grainsOf(stored).day} and bucket in (${sql.join(days)}) and ${bandOf(cellWindow(bounds, size), stored)} group by 1`.execute(kysely)
  return rows
}
