import type { MapCell } from '@/lib/console-api/answers'

export interface CellSpot {
  cell: MapCell
  /** Centre and radius in CSS pixels of the map's element. */
  x: number
  y: number
  radius: number
}

const smallest = 11
const largest = 26
/** Beyond the disc: the ring and a little room. */
const around = 5
const rounds = 16
/** A cell that is pushed further than this from its place would tell of another place. */
const furthest = 34

/**
 * Discs whose area tells the visits, pushed apart so that none covers another where there is room. `project` gives a cell's place, which
 * may be more than one where the world repeats. Largest first, so that small ones are drawn over them.
 */
export function layOutCells(cells: readonly MapCell[], project: (cell: MapCell) => readonly { x: number; y: number }[]): CellSpot[] {
  const most = cells.reduce((highest, { visits }) => Math.max(highest, visits), 1)
  const spots = cells.flatMap((cell) => project(cell).map(({ x, y }) => ({ cell, x, y, radius: radiusOf(cell.visits, most), homeX: x, homeY: y })))
  spots.sort((one, other) => other.radius - one.radius || one.homeX - other.homeX || one.homeY - other.homeY)
  for (let round = 0; round < rounds; round += 1) if (!pushApart(spots)) break
  return spots.map(({ cell, x, y, radius }) => ({ cell, x, y, radius }))
}

const radiusOf = (visits: number, most: number) => smallest + (largest - smallest) * Math.sqrt(visits / most)

interface Pushed extends CellSpot {
  homeX: number
  homeY: number
}

/** One round; whether anything had to move. Neighbours are looked for in squares as large as the largest pair. */
function pushApart(spots: readonly Pushed[]): boolean {
  const side = 2 * (largest + around)
  const squares = new Map<string, Pushed[]>()
  for (const spot of spots) {
    const key = `${Math.floor(spot.x / side)},${Math.floor(spot.y / side)}`
    squares.set(key, [...(squares.get(key) ?? []), spot])
  }
  let moved = false
  for (const spot of spots) {
    const [column, row] = [Math.floor(spot.x / side), Math.floor(spot.y / side)]
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of squares.get(`${column + dx},${row + dy}`) ?? []) if (other !== spot && separate(spot, other)) moved = true
      }
    }
  }
  return moved
}

/** The smaller gives way more. */
function separate(one: Pushed, other: Pushed): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y]
  const distance = Math.hypot(dx, dy)
  const lacking = one.radius + other.radius + around - distance
  if (lacking <= 0.5) return false
  const [towardsX, towardsY] = distance < 0.01 ? [1, 0] : [dx / distance, dy / distance]
  const share = one.radius ** 2 / (one.radius ** 2 + other.radius ** 2)
  const before = [one.x, one.y, other.x, other.y]
  move(one, -towardsX * lacking * (1 - share) * 0.5, -towardsY * lacking * (1 - share) * 0.5)
  move(other, towardsX * lacking * share * 0.5, towardsY * lacking * share * 0.5)
  return Math.abs(one.x - (before[0] ?? 0)) + Math.abs(one.y - (before[1] ?? 0)) + Math.abs(other.x - (before[2] ?? 0)) + Math.abs(other.y - (before[3] ?? 0)) > 0.1
}

function move(spot: Pushed, dx: number, dy: number): void {
  const [x, y] = [spot.x + dx - spot.homeX, spot.y + dy - spot.homeY]
  const away = Math.hypot(x, y)
  const scale = away > furthest ? furthest / away : 1
  spot.x = spot.homeX + x * scale
  spot.y = spot.homeY + y * scale
}

/** The disc at a point, the uppermost where they overlap. */
export function spotAt(spots: readonly CellSpot[], x: number, y: number): CellSpot | undefined {
  return spots.findLast((spot) => Math.hypot(spot.x - x, spot.y - y) <= spot.radius + around)
}
