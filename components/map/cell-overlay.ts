import L from 'leaflet'
import type { MapCell } from '@/lib/console-api/answers'
import { finestCellFor } from '@/lib/visits/map-grid'
import { cellSentence } from './cell-words'
import { type CellColour, stepsOf } from './fraud-ramp'
import { type CellSpot, layOutCells, spotAt } from './lay-out-cells'
import { paintCells } from './paint-cells'
import type { Rect } from './place-labels'
import type { ReservedAreas } from './reserved-areas'

export interface ShownCells {
  cells: readonly MapCell[]
  colour: CellColour
  chosen: MapCell | undefined
}

/** Share of the view that is drawn beyond each edge, so that discs come along while the map is dragged. */
const beyond = 0.12

/** All cells on one canvas; drawn where the map comes to rest, and moved with it meanwhile. */
export class CellOverlay extends L.Layer {
  readonly #reserved: ReservedAreas
  readonly #choose: (cell: MapCell) => void
  readonly #canvas = document.createElement('canvas')
  readonly #tip = document.createElement('div')
  #shown: ShownCells = { cells: [], colour: 'bots', chosen: undefined }
  #spots: CellSpot[] = []
  #frame: number | undefined
  #kept = ''

  constructor(reserved: ReservedAreas, choose: (cell: MapCell) => void) {
    super()
    this.#reserved = reserved
    this.#choose = choose
    this.#canvas.className = 'fraud-cells'
    this.#canvas.setAttribute('aria-hidden', 'true')
    this.#tip.className = 'fraud-tip'
    this.#tip.hidden = true
    this.#tip.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: L.Map): this {
    map.getPane('overlayPane')?.append(this.#canvas)
    map.getContainer().append(this.#tip)
    map.on('moveend resize viewreset', this.#redrawLater, this).on('zoomstart', this.#hide, this).on('click', this.#onClick, this).on('mousemove', this.#onMove, this).on('mouseout movestart', this.#hideTip, this)
    void document.fonts.load('600 11px "Inter Variable"').then(() => this.redraw(), () => undefined)
    return this.redraw()
  }

  override onRemove(map: L.Map): this {
    map.off('moveend resize viewreset', this.#redrawLater, this).off('zoomstart', this.#hide, this).off('click', this.#onClick, this).off('mousemove', this.#onMove, this).off('mouseout movestart', this.#hideTip, this)
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#frame = undefined
    this.#canvas.remove()
    this.#tip.remove()
    this.#reserved.set('cells', [])
    return this
  }

  show(shown: ShownCells): void {
    this.#shown = shown
    this.redraw()
  }

  /** Draws before the next frame, once however often it was asked for. */
  redraw(): this {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      this.#draw()
    })
    return this
  }

  /** The basemap draws its names in the next frame; two canvases handed over in one frame would hold it up. */
  #redrawLater(): void {
    requestAnimationFrame(() => this.redraw())
  }

  #hide(): void {
    this.#canvas.style.opacity = '0'
    this.#hideTip()
  }

  #onClick({ containerPoint }: L.LeafletMouseEvent): void {
    const spot = this.#spotUnder(containerPoint)
    if (spot) this.#choose(spot.cell)
  }

  #onMove({ containerPoint }: L.LeafletMouseEvent): void {
    const spot = this.#spotUnder(containerPoint)
    this._map.getContainer().style.cursor = spot ? 'pointer' : ''
    this.#tip.hidden = spot === undefined
    if (!spot) return
    this.#tip.textContent = cellSentence(spot.cell)
    const left = Math.min(containerPoint.x + 14, this._map.getSize().x - this.#tip.offsetWidth - 8)
    this.#tip.style.transform = `translate(${Math.max(8, left)}px, ${containerPoint.y + 16}px)`
  }

  #hideTip(): void {
    this.#tip.hidden = true
  }

  /** Spots are kept relative to the map's origin, which stays while it is dragged. */
  #spotUnder(point: L.Point): CellSpot | undefined {
    const { x, y } = this._map.containerPointToLayerPoint(point)
    return spotAt(this.#spots, x, y)
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    const map = this._map
    if (!context || !map) return
    const size = map.getSize()
    const margin = size.multiplyBy(beyond).round()
    const corner = map.containerPointToLayerPoint([-margin.x, -margin.y]).round()
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y]
    const { cells, colour, chosen } = this.#shown
    // Of the view before the map was zoomed out: so many in so little room would cover each other, and theirs are on the way.
    if (cells.some(({ size }) => size < finestCellFor(map.getZoom()))) return this.#clear()
    this.#spots = layOutCells(cells, (cell) => placesOf(map, cell).filter(({ x, y }) => x > corner.x - 40 && x < corner.x + width + 40 && y > corner.y - 40 && y < corner.y + height + 40))
    this.#resize(width, height)
    L.DomUtil.setPosition(this.#canvas, corner)
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, -corner.x * devicePixelRatio, -corner.y * devicePixelRatio)
    context.clearRect(corner.x, corner.y, width, height)
    const style = getComputedStyle(this.#canvas)
    const token = (name: string) => style.getPropertyValue(name).trim()
    paintCells(context, this.#spots, { colour, chosen, steps: stepsOf(colour, cells), surface: token('--surface'), track: token('--line-2'), incognito: token('--cloak'), accent: token('--accent') })
    this.#canvas.style.opacity = '1'
    this.#keepClear(map.getPixelOrigin())
  }

  #clear(): void {
    this.#spots = []
    this.#hide()
    this.#keepClear(this._map.getPixelOrigin())
  }

  /** The basemap's names are drawn anew for this, so that only a change is told. */
  #keepClear(origin: L.Point): void {
    const areas = this.#spots.map((spot) => areaOf(spot, origin))
    const kept = JSON.stringify(areas)
    if (kept === this.#kept) return
    this.#kept = kept
    this.#reserved.set('cells', areas)
  }

  #resize(width: number, height: number): void {
    const [inside, outside] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
    if (this.#canvas.width === inside && this.#canvas.height === outside) return
    this.#canvas.width = inside
    this.#canvas.height = outside
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${height}px`
  }
}

/** What a disc covers, in pixels of the whole map. */
function areaOf({ x, y, radius }: CellSpot, origin: L.Point): Rect {
  const [centreX, centreY, reach] = [Math.round(x + origin.x), Math.round(y + origin.y), Math.ceil(radius) + 4]
  return { left: centreX - reach, top: centreY - reach, right: centreX + reach, bottom: centreY + reach }
}

/** A cell's place in every copy of the world that can be in sight. */
function placesOf(map: L.Map, { latitude, longitude }: MapCell): L.Point[] {
  return [-360, 0, 360].map((turn) => map.latLngToLayerPoint([latitude, longitude + turn]))
}
