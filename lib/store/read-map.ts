import type { Database } from '../database/open-database'
import { cellCentre, cellWindow, coarserCell, isInWindow } from '../visits/map-grid'
import type { DayRange } from './map-buckets'
import { dayMs, storedSizeFor } from './map-grains'
import type { CountedCell, CountedMap, MapCounts, MapQuestion } from './map-types'
import { type ReadCells, readCells } from './read-cells'
import { createVisitorUnion, sketchError, type Sketches, type VisitorUnion } from './visitor-sketch'

/** A stored cell over all buckets. */
interface StoredCell extends MapCounts {
  cell: number
  /** Which of the sketches are its. */
  sketches: number[]
  place: string | undefined
}

type Centre = ReturnType<typeof cellCentre>

/** The cells of a view out of the rollups: the days of `range`, of which whole spans are read as one. `known` are the days of the archive. */
export async function readMap(database: Database, { bounds, size }: MapQuestion, range: DayRange, known: DayRange): Promise<CountedMap> {
  const stored = storedSizeFor(size)
  const window = cellWindow(bounds, size)
  const read = await readCells(database, window, stored, range, known)
  const partsOf = new Map<number, StoredCell[]>()
  for (const part of sumUp(read)) {
    const cell = coarserCell(part.cell, stored, size)
    const parts = partsOf.get(cell)
    if (parts) parts.push(part)
    else if (isInWindow(cell, window)) partsOf.set(cell, [part])
  }
  const all = createVisitorUnion()
  // One for all cells, since registers are large.
  const union = createVisitorUnion()
  const gathered = [...partsOf].map(([cell, parts]) => {
    union.clear()
    const counts = gather(cellCentre(cell, size), parts, read.sketches, union)
    all.merge(union)
    return { cell, counts }
  })
  const found = gathered.sort((one, other) => other.counts.visits - one.counts.visits || one.cell - other.cell)
  const sum = (of: (counts: MapCounts) => number) => found.reduce((total, { counts }) => total + of(counts), 0)
  return {
    cells: found.map(({ counts }) => counts),
    visits: sum(({ visits }) => visits),
    incognito: sum(({ incognito }) => incognito),
    bots: sum(({ bots }) => bots),
    visitors: all.estimate(),
    from: range.first * dayMs,
    to: (range.last + 1) * dayMs - 1,
    visitorsError: sketchError,
  }
}

/** In the order of the cells, so that of two places with as many visits the same one is taken every time. */
function sumUp({ cells, visits, incognito, bots, sketchCounts, places }: ReadCells): StoredCell[] {
  const sums = new Map<number, StoredCell>()
  let sketch = 0
  for (const [index, cell] of cells.entries()) {
    let sum = sums.get(cell)
    if (!sum) sums.set(cell, (sum = { cell, visits: 0, incognito: 0, bots: 0, sketches: [], place: places.get(cell) }))
    sum.visits += visits[index] ?? 0
    sum.incognito += incognito[index] ?? 0
    sum.bots += bots[index] ?? 0
    for (const end = sketch + (sketchCounts[index] ?? 0); sketch < end; sketch += 1) sum.sketches.push(sketch)
  }
  return [...sums.values()].sort((one, other) => one.cell - other.cell)
}

/** The sum of the stored cells that make one cell; the visitors of all of them are left in `union`. */
function gather({ latitude, longitude }: Centre, parts: readonly StoredCell[], sketches: Sketches, union: VisitorUnion): CountedCell {
  const gathered: CountedCell = { latitude, longitude, visits: 0, incognito: 0, bots: 0, visitors: 0 }
  let most = 0
  for (const { visits, incognito, bots, sketches: indexes, place } of parts) {
    gathered.visits += visits
    gathered.incognito += incognito
    gathered.bots += bots
    for (const index of indexes) union.add(sketches, index)
    if (place === undefined || visits <= most) continue
    gathered.place = place
    most = visits
  }
  gathered.visitors = Math.min(gathered.visits, union.estimate())
  return gathered
}
