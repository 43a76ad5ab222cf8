type Point = readonly [x: number, y: number]

const steps = 24

/** A point well inside of a ring: of a grid over it, the one farthest from its edge. Any flat unit. */
export function labelPoint(ring: readonly Point[]): Point {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let best: Point = [(west + east) / 2, (north + south) / 2]
  let farthest = -Infinity
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const point: Point = [west + ((column + 0.5) / steps) * (east - west), north + ((row + 0.5) / steps) * (south - north)]
      const distance = distanceInside(ring, point)
      if (distance > farthest) [best, farthest] = [point, distance]
    }
  }
  return best
}

/** Squared distance to the edge, negative outside. A label is wide, so being near above counts less than being near beside. */
function distanceInside(ring: readonly Point[], [x, y]: Point): number {
  let inside = false
  let nearest = Infinity
  let [beforeX, beforeY] = ring.at(-1) ?? [0, 0]
  for (const [nextX, nextY] of ring) {
    if (nextY > y !== beforeY > y && x < ((beforeX - nextX) * (y - nextY)) / (beforeY - nextY) + nextX) inside = !inside
    nearest = Math.min(nearest, squaredDistance(x, y, beforeX, beforeY, nextX, nextY))
    ;[beforeX, beforeY] = [nextX, nextY]
  }
  return inside ? nearest : -nearest
}

function squaredDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return ((ax + share * dx - x) * 0.7) ** 2 + (ay + share * dy - y) ** 2
}
