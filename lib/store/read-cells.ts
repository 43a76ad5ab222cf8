import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import type { CellWindow } from '../visits/map-grid'
import { bucketsFor, type Buckets, type DayRange } from './map-buckets'
import { grainsOf, type StoredSize } from './map-grains'
import { type MadeSpans, readMadeSpans } from './map-spans'
import { readSketches, type Sketches } from './visitor-sketch'

/** Cells of some buckets: what they count, in columns of the same order, and a sketch of each. */
export interface ReadCells {
  cells: number[]
  visits: number[]
  incognito: number[]
  bots: number[]
  sketches: Sketches
  /** By the cells that have one. */
  places: Map<number, string>
}

const noSpans: MadeSpans = { has: () => false }

/** The stored cells of a view, once for each bucket: out of spans where all of their sums hold at the moment at which they are read, else out of days alone. */
export async function readCells(database: Database, window: CellWindow, stored: StoredSize, range: DayRange, known: DayRange): Promise<ReadCells> {
  const buckets = bucketsFor(range, known, await readMadeSpans(database, stored))
  const { read, holding } = await readBuckets(database, window, stored, buckets)
  if (holding === buckets.spans.length) return read
  return (await readBuckets(database, window, stored, bucketsFor(range, known, noSpans))).read
}

type Column = 'cell' | 'visits' | 'incognito' | 'bots'

interface Answer extends Record<Column, string | null> {
  sketches: Uint8Array | null
  places: string | null
  /** How many of the spans hold. */
  holding: number
}

/** In one row of long values: many short ones would take longer to hand over than to read. */
async function readBuckets({ kysely }: Database, window: CellWindow, stored: StoredSize, { days, spans }: Buckets): Promise<{ read: ReadCells; holding: number }> {
  const grains = grainsOf(stored)
  const { jsonRows, joined, joinedBytes } = sqlFunctions(kysely)
  const keysOfSpans = spans.map(({ span, bucket }): [number, number] => [grains[span.name], bucket])
  const keys = [...days.map((day): [number, number] => [grains.day, day]), ...keysOfSpans]
  const column = (name: Column) => sql`${joined(`map_cells.${name}`)} as ${sql.ref(name)}`
  const places = sql`select ${jsonRows([sql.ref('cell'), sql.ref('place')])} from map_places where grain = ${grains.day} and ${bandOf(window, stored)}`
  const holding = keysOfSpans.length > 0 ? sql`(select count(*) from map_spans where maker is null and (grain, bucket) in (${valuesOf(keysOfSpans)}))` : sql.lit(0)
  // In this order, so that each range of each bucket is looked up.
  const { rows: [answer] } = await sql<Answer>`select ${column('cell')}, ${column('visits')}, ${column('incognito')}, ${column('bots')}, ${joinedBytes('map_cells.sketch')} as sketches, (${places}) as places, ${holding} as holding
    from (${valuesOf(keys)}) as keys cross join (${valuesOf(rangesOf(window, stored))}) as ranges
    cross join map_cells where map_cells.grain = keys.column1 and map_cells.bucket = keys.column2 and map_cells.cell between ranges.column1 and ranges.column2`.execute(kysely)
  const numbers = (name: Column): number[] => JSON.parse(`[${answer?.[name] ?? ''}]`)
  return {
    read: {
      cells: numbers('cell'), visits: numbers('visits'), incognito: numbers('incognito'), bots: numbers('bots'),
      sketches: readSketches(answer?.sketches ?? new Uint8Array()),
      places: new Map<number, string>(JSON.parse(answer?.places || '[]')),
    },
    holding: Number(answer?.holding),
  }
}

/** A table of whole numbers. */
const valuesOf = (pairs: readonly (readonly [number, number])[]) => sql`values ${sql.join(pairs.map(([one, other]) => sql`(cast(${one} as integer), cast(${other} as integer))`))}`

/** The cells of a window, from the first to the last of each range: whole parallels in one, of others each by itself. */
function rangesOf({ size, rows: [lowest, highest], columns }: CellWindow, stored: number): [number, number][] {
  const perRow = 360 / stored
  const scale = size / stored
  const [first, end] = [lowest * scale, (highest + 1) * scale]
  if (isWhole({ size, columns })) return [[first * perRow, end * perRow - 1]]
  return Array.from({ length: end - first }, (_, index) => (first + index) * perRow).flatMap((start) => columns.map(([from, to]): [number, number] => [start + from * scale, start + (to + 1) * scale - 1]))
}

const isWhole = ({ size, columns }: Pick<CellWindow, 'size' | 'columns'>) => columns.length === 1 && columns[0]?.[0] === 0 && columns[0][1] === 360 / size - 1

/** Stored cells are numbered row by row, so that those between two parallels are one range. */
export function bandOf({ size, rows, columns }: CellWindow, stored: number) {
  const perRow = 360 / stored
  const scale = size / stored
  const band = sql<boolean>`cell between ${rows[0] * scale * perRow} and ${(rows[1] + 1) * scale * perRow - 1}`
  if (isWhole({ size, columns })) return band
  const meridians = columns.map(([from, to]) => sql<boolean>`cell % ${perRow} between ${from * scale} and ${(to + 1) * scale - 1}`)
  return sql<boolean>`(${band} and (${sql.join(meridians, sql` or `)}))`
}
