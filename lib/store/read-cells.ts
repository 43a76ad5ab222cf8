import { type RawBuilder, sql } from 'kysely'
import { isSqlite } from '../database/is-sqlite'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import type { CellWindow } from '../visits/map-grid'
import { bucketsFor, type Buckets, type DayRange } from './map-buckets'
import { grainsOf, spans, type StoredSize } from './map-grains'
import { type MadeSpans, readMadeSpans } from './map-spans'
import { readSketches, type Sketches } from './visitor-sketch'

/** Cells of some buckets, each once or once for each bucket: what they count, in columns of the same order, and a sketch of each bucket. */
export interface ReadCells {
  cells: number[]
  visits: number[]
  incognito: number[]
  bots: number[]
  /** How many of the sketches are theirs, which follow each other. */
  sketchCounts: number[]
  sketches: Sketches
  /** By the cells that have one. */
  places: Map<number, string>
}

const noSpans: MadeSpans = { has: () => false }

/** The stored cells of a view: out of spans where all of their sums hold at the moment at which they are read, else out of days alone. */
export async function readCells(database: Database, window: CellWindow, stored: StoredSize, range: DayRange, known: DayRange): Promise<ReadCells> {
  const buckets = bucketsFor(range, known, await readMadeSpans(database, stored))
  const { read, holding } = await readBuckets(database, window, stored, buckets)
  if (holding === buckets.spans.length) return read
  return (await readBuckets(database, window, stored, bucketsFor(range, known, noSpans))).read
}

type Column = 'cell' | 'visits' | 'incognito' | 'bots'

interface Answer extends Record<Column, string | null> {
  /** Null where each has one. */
  sketchCounts: string | null
  sketches: Uint8Array | null
  places: string | null
  /** How many of the spans hold. */
  holding: number
}

/** Buckets of one grain. */
interface Part {
  grain: number
  buckets: number[]
}

/** In one row of long values: many short ones would take longer to hand over than to read. */
async function readBuckets({ kysely }: Database, window: CellWindow, stored: StoredSize, { days, spans: read }: Buckets): Promise<{ read: ReadCells; holding: number }> {
  const grains = grainsOf(stored)
  const { jsonRows, joined, joinedBytes, oneOf } = sqlFunctions(kysely)
  const ofSpans = spans.map((span): Part => ({ grain: grains[span.name], buckets: read.filter((one) => one.span === span).map(({ bucket }) => bucket) }))
  const parts = [{ grain: grains.day, buckets: days }, ...ofSpans]
  const inBand = bandOf(window, stored)
  const of = ({ grain, buckets }: Part) => sql<boolean>`(grain = ${sql.lit(grain)} and ${oneOf('bucket', buckets)})`
  const column = (name: Column) => sql`${joined(`map_cells.${name}`)} as ${sql.ref(name)}`
  const places = sql`select ${jsonRows([sql.ref('cell'), sql.ref('place')])} from map_places where grain = ${grains.day} and ${inBand}`
  const holding = sql`select count(*) from map_spans where maker is null and (${sql.join(ofSpans.map(of), sql` or `)})`
  const sqlite = isSqlite(kysely)
  const from = sqlite ? eachBucket(parts, rangesOf(window, stored)) : summedUp(parts.map((part) => sql<boolean>`${of(part)} and ${inBand}`))
  const { rows: [answer] } = await sql<Answer>`select ${column('cell')}, ${column('visits')}, ${column('incognito')}, ${column('bots')}, ${sqlite ? sql.lit(null) : joined('map_cells.sketches')} as ${sql.ref('sketchCounts')},
    ${joinedBytes('map_cells.sketch')} as sketches, (${places}) as places, (${holding}) as holding from ${from}`.execute(kysely)
  const numbers = (name: Column): number[] => JSON.parse(`[${answer?.[name] ?? ''}]`)
  const cells = numbers('cell')
  return {
    read: {
      cells, visits: numbers('visits'), incognito: numbers('incognito'), bots: numbers('bots'),
      sketchCounts: answer?.sketchCounts ? JSON.parse(`[${answer.sketchCounts}]`) : cells.map(() => 1),
      sketches: readSketches(answer?.sketches ?? new Uint8Array()),
      places: new Map<number, string>(JSON.parse(answer?.places || '[]')),
    },
    holding: Number(answer?.holding),
  }
}

/** For PostgreSQL, which sums up faster than it hands over. A sketch of each bucket is kept: together they would count as dense sooner. */
function summedUp(conditions: readonly RawBuilder<boolean>[]) {
  const found = conditions.map((condition) => sql`select cell, visits, incognito, bots, sketch from map_cells where ${condition}`)
  return sql`(select cell, sum(visits) as visits, sum(incognito) as incognito, sum(bots) as bots, count(*) as sketches, string_agg(sketch, ',') as sketch from (${sql.join(found, sql` union all `)}) as found group by cell) as map_cells`
}

/** For SQLite, in this order, so that it looks up each range of each bucket. */
function eachBucket(parts: readonly Part[], ranges: readonly [number, number][]) {
  const keys = parts.map(({ grain, buckets }) => sql`select ${sql.lit(grain)} as grain, value as bucket from json_each(${`[${buckets}]`})`)
  const table = ranges.map(([first, last]) => sql`(cast(${first} as integer), cast(${last} as integer))`)
  return sql`(${sql.join(keys, sql` union all `)}) as keys cross join (values ${sql.join(table)}) as ranges
    cross join map_cells where map_cells.grain = keys.grain and map_cells.bucket = keys.bucket and map_cells.cell between ranges.column1 and ranges.column2`
}

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
