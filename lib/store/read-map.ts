import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import { cellCentre, type CellWindow, cellWindow, coarserCell, isInWindow } from '../visits/map-grid'
import { bucketOf, dayMs, grainsOf, type Span, spans, storedSizeFor, type StoredSize } from './map-grains'
import { type MadeSpans, readMadeSpans } from './map-spans'
import type { CountedMap, MapCounts, MapQuestion } from './map-types'
import { createVisitorUnion, sketchError, type VisitorUnion } from './visitor-sketch'

/** Whole days since 1970 in UTC, ends included. */
export interface DayRange {
  first: number
  last: number
}

interface Gathered extends MapCounts {
  cell: number
  visitors: number
  place?: string
}

interface Row extends MapCounts {
  cell: number
  sketches: string
  place: string | null
}

/** The cells of a view out of the rollups: the days of `range`, of which whole spans are read as one. `known` are the days of the archive. */
export async function readMap(database: Database, { bounds, size }: MapQuestion, range: DayRange, known: DayRange): Promise<CountedMap> {
  const stored = storedSizeFor(size)
  const window = cellWindow(bounds, size)
  const rowsOf = new Map<number, Row[]>()
  for (const row of await readHolding(database, window, stored, range, known)) {
    const cell = coarserCell(row.cell, stored, size)
    const rows = rowsOf.get(cell)
    if (rows) rows.push(row)
    else if (isInWindow(cell, window)) rowsOf.set(cell, [row])
  }
  const all = createVisitorUnion()
  // One for all cells, since registers are large.
  const union = createVisitorUnion()
  const gathered = [...rowsOf].map(([cell, rows]) => {
    union.clear()
    const counts = gather(cell, rows, union)
    all.merge(union)
    return counts
  })
  const found = gathered.sort((one, other) => other.visits - one.visits || one.cell - other.cell)
  const sum = (of: (counts: MapCounts) => number) => found.reduce((total, counts) => total + of(counts), 0)
  return {
    cells: found.map(({ cell, ...counts }) => ({ ...cellCentre(cell, size), ...counts })),
    visits: sum(({ visits }) => visits),
    incognito: sum(({ incognito }) => incognito),
    bots: sum(({ bots }) => bots),
    visitors: all.estimate(),
    from: range.first * dayMs,
    to: (range.last + 1) * dayMs - 1,
    visitorsError: sketchError,
  }
}

interface Buckets {
  days: number[]
  spans: { span: Span; bucket: number }[]
}

/** The longest spans that lie within the range, or beyond it only where the archive has nothing, as far as their sums are made; and the days that are left. */
function bucketsFor({ first, last }: DayRange, known: DayRange, made: MadeSpans): Buckets {
  const buckets: Buckets = { days: [], spans: [] }
  for (let day = first; day <= last; ) {
    const span = spans.find((one) => {
      const start = bucketOf(one, day) * one.days
      const end = start + one.days - 1
      const isWhole = (start >= first || first <= known.first) && (end <= last || last >= known.last)
      return isWhole && (day === start || day === first) && made.has(one, bucketOf(one, day))
    })
    if (span) {
      const bucket = bucketOf(span, day)
      buckets.spans.push({ span, bucket })
      day = (bucket + 1) * span.days
    } else {
      buckets.days.push(day)
      day += 1
    }
  }
  return buckets
}

const noSpans: MadeSpans = { has: () => false }

/** Out of spans where all of their sums hold at the moment at which the rows are read, else out of days alone. */
async function readHolding(database: Database, window: CellWindow, stored: StoredSize, range: DayRange, known: DayRange): Promise<Row[]> {
  const buckets = bucketsFor(range, known, await readMadeSpans(database, stored))
  const { rows, holding } = await readRows(database, window, stored, buckets)
  if (holding === buckets.spans.length) return rows
  return (await readRows(database, window, stored, bucketsFor(range, known, noSpans))).rows
}

/** A row that is no cell's tells how many of the spans hold. */
const noCell = -1

async function readRows({ kysely }: Database, window: CellWindow, stored: StoredSize, { days, spans: read }: Buckets): Promise<{ rows: Row[]; holding: number }> {
  const grains = grainsOf(stored)
  const inBand = bandOf(window, stored)
  const ofSpans = spans.map((span) => ({ grain: grains[span.name], buckets: read.filter((one) => one.span === span).map(({ bucket }) => bucket) })).filter(({ buckets }) => buckets.length > 0)
  const of = ({ grain, buckets }: { grain: number; buckets: readonly number[] }) => sql`grain = ${grain} and bucket in (${sql.join(buckets)})`
  const parts = [...(days.length > 0 ? [{ grain: grains.day, buckets: days }] : []), ...ofSpans].map((part) => sql`select cell, visits, incognito, bots, sketch from map_cells where ${of(part)} and ${inBand}`)
  if (parts.length === 0) return { rows: [], holding: 0 }
  const marks = ofSpans.map((part) => sql`(maker is null and ${of(part)})`)
  const holding = sql`union all select ${sql.lit(noCell)}, count(*), 0, 0, '', null from map_spans where ${sql.join(marks, sql` or `)}`
  const query = sql<Row>`select cell, sum(visits) as visits, sum(incognito) as incognito, sum(bots) as bots, ${sqlFunctions(kysely).joined('sketch')} as sketches,
    (select place from map_places where map_places.grain = ${grains.day} and map_places.cell = counted.cell) as place
    from (${sql.join(parts, sql` union all `)}) as counted group by cell ${marks.length > 0 ? holding : sql``}`
  const { rows } = await query.execute(kysely)
  const counted = rows.map((row) => ({ ...row, visits: Number(row.visits), incognito: Number(row.incognito), bots: Number(row.bots) }))
  return { rows: counted.filter(({ cell }) => cell !== noCell), holding: counted.find(({ cell }) => cell === noCell)?.visits ?? 0 }
}

/** Stored cells are numbered row by row, so that those between two parallels are one range. */
export function bandOf({ size, rows, columns }: CellWindow, stored: number) {
  const perRow = 360 / stored
  const scale = size / stored
  const band = sql<boolean>`cell between ${rows[0] * scale * perRow} and ${(rows[1] + 1) * scale * perRow - 1}`
  const isWhole = columns.length === 1 && columns[0]?.[0] === 0 && columns[0][1] === 360 / size - 1
  if (isWhole) return band
  const meridians = columns.map(([from, to]) => sql<boolean>`cell % ${perRow} between ${from * scale} and ${(to + 1) * scale - 1}`)
  return sql<boolean>`(${band} and (${sql.join(meridians, sql` or `)}))`
}

/** The sum of the stored cells that make one cell; the visitors of all of them are left in `union`. */
function gather(cell: number, rows: readonly Row[], union: VisitorUnion): Gathered {
  const gathered: Gathered = { cell, visits: 0, incognito: 0, bots: 0, visitors: 0 }
  let most = 0
  for (const { visits, incognito, bots, sketches, place } of rows) {
    gathered.visits += visits
    gathered.incognito += incognito
    gathered.bots += bots
    union.add(sketches)
    if (place === null || visits <= most) continue
    gathered.place = place
    most = visits
  }
  gathered.visitors = Math.min(gathered.visits, union.estimate())
  return gathered
}
