import { projectX, projectY } from '@/lib/basemap/mercator'
import type { CountryLabel } from '@/lib/basemap/tile-format'
import { levelForZoom, tileExtent } from '@/lib/basemap/tile-format'
import { countryStyle, townStyle } from './label-rules'
import type { LabelStyleName } from './label-style'
import type { TileSource } from './tile-source'

/** A name and where it belongs, in CSS pixels of the whole map at the zoom. */
export interface BaseLabel {
  text: string
  x: number
  y: number
  style: LabelStyleName
}

/** A part of the map at a zoom, in CSS pixels of the whole map; `left` and `right` may lie in another copy of the world. */
export interface LabelView {
  zoom: number
  /** Towns are chosen as if one stood so many zooms closer. */
  nearer: number
  left: number
  top: number
  right: number
  bottom: number
}

/** Names within the view, the most important first: countries while one sees many, towns of the tiles that have arrived. */
export function baseLabels(source: TileSource, view: LabelView): BaseLabel[] {
  return [...countriesIn(source.findIndex()?.countries ?? [], view), ...townsIn(source, view)]
}

const worldWidth = (zoom: number) => 256 * 2 ** zoom

function countriesIn(countries: readonly CountryLabel[], view: LabelView): BaseLabel[] {
  const world = worldWidth(view.zoom)
  return countries.flatMap(([name, longitude, latitude, size]) => {
    const style = countryStyle(size, view.zoom)
    const y = projectY(latitude) * world
    if (!style || y < view.top || y > view.bottom) return []
    const text = style === 'countryWide' ? name.toUpperCase() : name
    return copiesIn(projectX(longitude) * world, view).map((x) => ({ text, x, y, style }))
  })
}

/** Where something at `x` of the first copy of the world shows within the view. */
function copiesIn(x: number, view: LabelView): number[] {
  const world = worldWidth(view.zoom)
  const copies: number[] = []
  for (let at = x + Math.ceil((view.left - x) / world) * world; at <= view.right; at += world) copies.push(at)
  return copies
}

interface RankedLabel extends BaseLabel {
  rank: number
}

function townsIn(source: TileSource, view: LabelView): BaseLabel[] {
  const level = levelForZoom(view.zoom)
  const side = 2 ** level
  const size = worldWidth(view.zoom) / side
  const found: RankedLabel[] = []
  for (let row = Math.max(0, Math.floor(view.top / size)); row <= Math.min(side - 1, Math.floor(view.bottom / size)); row++) {
    for (let column = Math.floor(view.left / size); column <= Math.floor(view.right / size); column++) {
      const tile = source.findTile(level, ((column % side) + side) % side, row)
      for (const [text, unitX, unitY, population, isCapital] of tile?.towns ?? []) {
        const [x, y] = [(column + unitX / tileExtent) * size, (row + unitY / tileExtent) * size]
        if (x < view.left || x > view.right || y < view.top || y > view.bottom) continue
        const style = townStyle(population, isCapital === 1, view.zoom + view.nearer)
        if (style) found.push({ text, x, y, style, rank: population + (isCapital === 1 ? 10_000_000 : 0) })
      }
    }
  }
  return found.sort((one, other) => other.rank - one.rank)
}
