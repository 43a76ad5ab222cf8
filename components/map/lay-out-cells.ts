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
  const squares = new Map<number, Pushed[]>()
  for (const spot of spots) {
    const square = squareOf(spot)
    const there = squares.get(square)
    if (there) there.push(spot)
    else squares.set(square, [spot])
  }
  let moved = false
  for (const spot of spots) {
    const square = squareOf(spot)
    for (const step of stepsAround) for (const other of squares.get(square + step) ?? nobody) if (other !== spot && separate(spot, other)) moved = true
  }
  return moved
}

const side = 2 * (largest + around)
/** More than any map has: squares are counted row by row. */
const squaresInRow = 2 ** 20
const stepsAround = [-1, 0, 1].flatMap((column) => [-1, 0, 1].map((row) => row * squaresInRow + column))

const nobody: readonly Pushed[] = []

const squareOf = ({ x, y }: Pushed) => Math.floor(y / side) * squaresInRow + Math.floor(x / side)

/** The smaller gives way more; whether either had room to. */
function separate(one: Pushed, other: Pushed): boolean {
  // Of the pairs most are apart; no list and no root is made for those.
  const dx = other.x - one.x
  const dy = other.y - one.y
  const wanted = one.radius + other.radius + around
  const squared = dx * dx + dy * dy
  if (squared >= (wanted - 0.5) ** 2) return false
  const distance = Math.sqrt(squared)
  const lacking = wanted - distance
  const towardsX = distance < 0.01 ? 1 : dx / distance
  const towardsY = distance < 0.01 ? 0 : dy / distance
  const share = one.radius ** 2 / (one.radius ** 2 + other.radius ** 2)
  const back = -lacking * (1 - share) * 0.5
  const forth = lacking * share * 0.5
  return move(one, towardsX * back, towardsY * back) + move(other, towardsX * forth, towardsY * forth) > 0.1
}

/** Answers how far it went, both ways added. */
function move(spot: Pushed, dx: number, dy: number): number {
  const { x: fromX, y: fromY } = spot
  const x = fromX + dx - spot.homeX
  const y = fromY + dy - spot.homeY
  const away = Math.sqrt(x * x + y * y)
  const scale = away > furthest ? furthest / away : 1
  spot.x = spot.homeX + x * scale
  spot.y = spot.homeY + y * scale
  return Math.abs(spot.x - fromX) + Math.abs(spot.y - fromY)
}

/** The disc at a point, the uppermost where they overlap. */
export function spotAt(spots: readonly CellSpot[], x: number, y: number): CellSpot | undefined {
  return spots.findLast((spot) => Math.hypot(spot.x - x, spot.y - y) <= spot.radius + around)
}
