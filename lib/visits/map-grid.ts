/** The grids into which the fraud map puts visits: square cells, counted from the south-west corner of the world (-180, -90). */

/** Edges in degrees, coarsest first. Each but the last two divides into whole degrees, so that coarse cells are made of finer ones. */
export const cellSizes = [10, 5, 2, 1, 0.5, 0.25] as const
export type CellSize = (typeof cellSizes)[number]

/** West, south, east, north in degrees. West lies above east where it crosses the antimeridian. */
export interface MapBounds {
  west: number
  south: number
  east: number
  north: number
}

export const wholeWorld: MapBounds = { west: -180, south: -90, east: 180, north: 90 }

/** More than these cannot be told apart on a screen. */
const mostCells = 2_600

const columnsOf = (size: number) => 360 / size
const rowsOf = (size: number) => 180 / size

/** The number of the cell in which a place lies; undefined for what is no place. Longitude 180 is -180; the poles belong to the outermost rows. */
export function cellAt(latitude: number | null, longitude: number | null, size: number): number | undefined {
  if (latitude === null || longitude === null || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined
  const row = Math.min(rowsOf(size) - 1, Math.floor((latitude + 90) / size))
  const column = Math.floor((longitude + 180) / size) % columnsOf(size)
  return row * columnsOf(size) + column
}

/** Latitude and longitude of a cell's centre. */
export function cellCentre(cell: number, size: number): { latitude: number; longitude: number } {
  const column = cell % columnsOf(size)
  const row = (cell - column) / columnsOf(size)
  return { latitude: -90 + (row + 0.5) * size, longitude: -180 + (column + 0.5) * size }
}

/** The coarser cell that holds a cell. */
export function coarserCell(cell: number, size: number, coarser: number): number {
  if (size === coarser) return cell
  const column = cell % columnsOf(size)
  const row = (cell - column) / columnsOf(size)
  return Math.floor((row * size) / coarser) * columnsOf(coarser) + Math.floor((column * size) / coarser)
}

/** The size of the cells for a view: about 25 pixels, unless the view is so large for its zoom that they would be too many. */
export function cellSizeFor(bounds: MapBounds, zoom: number): CellSize {
  const byZoom = finestCellFor(zoom)
  const area = widthOf(bounds) * (bounds.north - bounds.south)
  return cellSizes.findLast((size) => size >= byZoom && area / size ** 2 <= mostCells) ?? 10
}

/** No view of that zoom has finer cells. */
export const finestCellFor = (zoom: number): CellSize => cellSizes[Math.min(cellSizes.length - 1, Math.max(0, Math.round(zoom) - 2))] ?? 10

const widthOf = ({ west, east }: MapBounds) => (west > east ? east + 360 - west : east - west)

/** The rows and columns of the cells that meet a view, ends included; two spans of columns where it crosses the antimeridian. */
export interface CellWindow {
  size: number
  rows: [first: number, last: number]
  columns: [first: number, last: number][]
}

/** Edges that lie on an edge of the grid take no cell beyond it. */
export function cellWindow({ west, south, east, north }: MapBounds, size: number): CellWindow {
  const first = (degrees: number, start: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor((degrees - start) / size)))
  const last = (degrees: number, start: number, count: number, from: number) => Math.min(count - 1, Math.max(from, Math.ceil((degrees - start) / size) - 1))
  const columns = columnsOf(size)
  const span = (from: number, to: number): [number, number] => {
    const start = first(from, -180, columns)
    return [start, last(to, -180, columns, start)]
  }
  const lowest = first(south, -90, rowsOf(size))
  return { size, rows: [lowest, last(north, -90, rowsOf(size), lowest)], columns: west > east ? [span(west, 180), span(-180, east)] : [span(west, east)] }
}

export function isInWindow(cell: number, { size, rows, columns }: CellWindow): boolean {
  const column = cell % columnsOf(size)
  const row = (cell - column) / columnsOf(size)
  return row >= rows[0] && row <= rows[1] && columns.some(([from, to]) => column >= from && column <= to)
}

/** What the cells of a window cover, in degrees. */
export function windowBounds({ size, rows, columns }: CellWindow): MapBounds {
  const start = columns[0] ?? [0, 0]
  const end = columns.at(-1) ?? start
  return { west: -180 + start[0] * size, south: -90 + rows[0] * size, east: -180 + (end[1] + 1) * size, north: -90 + (rows[1] + 1) * size }
}
