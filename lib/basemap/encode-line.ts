import type { DeltaLine } from './tile-format'

/** Differences between points, without points that stand still. `flat` is x, y, x, y, ... */
export function encodeLine(flat: ArrayLike<number>): DeltaLine {
  const line: DeltaLine = []
  let [x, y] = [0, 0]
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const [nextX, nextY] = [flat[index] ?? 0, flat[index + 1] ?? 0]
    if (index > 0 && nextX === x && nextY === y) continue
    line.push(nextX - x, nextY - y)
    ;[x, y] = [nextX, nextY]
  }
  return line
}
