import { spotsAround } from './label-spots'
import type { MapPath } from './map-path'
import { shortName } from './place-button'
import type { Rect } from './place-labels'
import { overlaps, placeLabels } from './place-labels'
import { textWidth } from './text-width'
import type { MapPoint } from './great-circle'

interface Pixel {
  x: number
  y: number
}

interface PathView {
  /** To CSS pixels of the map's element. */
  project: (point: MapPoint) => Pixel
  size: Pixel
  covered: readonly Rect[]
}

export interface PathLayout {
  /** Where each place's name stands beside its dot. */
  spots: ('right' | 'left' | 'above' | 'below' | 'none')[]
  /** What impossible legs say, by the middle of the box. */
  words: { text: string; x: number; y: number }[]
  /** Everything that was given room. */
  areas: Rect[]
}

const spotNames = ['right', 'left', 'above', 'below'] as const
const nameFont = '500 11px "Inter Variable", system-ui, sans-serif'
const wordsFont = '600 12px "Inter Variable", system-ui, sans-serif'
const dotRadius = 8

/** More would hide the map. */
const mostWords = 8

/** Shares of a leg at which its words may stand, best first. */
const shares = [0.45, 0.55, 0.38, 0.62, 0.3, 0.7, 0.22, 0.78, 0.5, 0.15, 0.85]

/** Finds room: dots have theirs, then come words of impossible legs, then names. Pure but for the width of text. */
export function layOutPath(path: MapPath, view: PathView): PathLayout {
  const dots = path.places.map(({ point }) => view.project(point))
  const dotAreas = dots.map(({ x, y }) => ({ left: x - dotRadius, top: y - dotRadius, right: x + dotRadius, bottom: y + dotRadius }))
  const words = layOutWords(path, view, dotAreas)
  const wordAreas = words.map(({ area }) => area)
  const candidates = path.places.map(({ place }, index) => {
    const { x, y } = dots[index] ?? { x: 0, y: 0 }
    return { index, spots: spotsAround(x, y, textWidth(shortName(place.label), nameFont), 14, 9) }
  })
  const names = placeLabels(candidates, [...view.covered, ...dotAreas, ...wordAreas], 1)
  const spots: PathLayout['spots'] = path.places.map(() => 'none')
  for (const { candidate, spot } of names) spots[candidate.index] = spotNames[spot] ?? 'none'
  const nameAreas = names.flatMap(({ candidate, spot }) => candidate.spots[spot] ?? [])
  return { spots, words, areas: [...view.covered, ...dotAreas, ...wordAreas, ...nameAreas] }
}

function layOutWords(path: MapPath, view: PathView, dotAreas: readonly Rect[]) {
  const visible: Rect = { left: 6, top: 6, right: view.size.x - 6, bottom: view.size.y - 6 }
  const isFree = (area: Rect) => area.left >= visible.left && area.right <= visible.right && area.top >= visible.top && area.bottom <= visible.bottom
  const candidates = path.legs.flatMap(({ words, lines: [line = []] }) => (words ? [{ text: words, line }] : [])).slice(-mostWords).reverse()
    .map(({ text, line }) => {
      const [width, height] = [textWidth(text, wordsFont) + 22, 24]
      const spots = shares.map((share) => view.project(pointAt(line, share)))
        .map(({ x, y }) => ({ left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }))
        .filter((area) => isFree(area) && !view.covered.some((box) => overlaps(area, box)))
      return { text, spots }
    })
  return placeLabels(candidates, dotAreas, 2).flatMap(({ candidate, spot }) => {
    const area = candidate.spots[spot]
    return area ? [{ text: candidate.text, x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2, area }] : []
  })
}

function pointAt(line: readonly MapPoint[], share: number): MapPoint {
  const at = share * (line.length - 1)
  const from: MapPoint = line[Math.floor(at)] ?? [0, 0]
  const to: MapPoint = line[Math.ceil(at)] ?? [0, 0]
  const rest = at - Math.floor(at)
  return [from[0] + (to[0] - from[0]) * rest, from[1] + (to[1] - from[1]) * rest]
}
