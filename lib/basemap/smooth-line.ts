import type { Position } from 'geojson'

/** Corners cut twice (Chaikin): rivers and lakes are stored on a coarse grid and would run in steps. Ends stay; a closed line stays closed. */
export function smoothLine(line: readonly Position[]): Position[] {
  return cutCorners(cutCorners(line))
}

function cutCorners(line: readonly Position[]): Position[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return [...line]
  const closed = first[0] === last[0] && first[1] === last[1]
  const cut: Position[] = closed ? [] : [first]
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1] ?? first, line[index] ?? last]
    cut.push(between(from, to, 0.25), between(from, to, 0.75))
  }
  const start = cut[0]
  if (closed && start) cut.push(start)
  else cut.push(last)
  return cut
}

const between = ([x = 0, y = 0]: Position, [toX = 0, toY = 0]: Position, share: number): Position =>
  [x + (toX - x) * share, y + (toY - y) * share]
