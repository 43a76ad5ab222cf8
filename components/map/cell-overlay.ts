import type L from 'leaflet'
import type { MapCell } from '@/lib/console-api/answers'
import { finestCellFor } from '@/lib/visits/map-grid'
import { cellSentence } from './cell-words'
import { type CellColour, stepsOf } from './fraud-ramp'
import { type CellSpot, spotAt } from './lay-out-cells'
import type { MapPainter } from './map-painter'
import type { PaintedCells } from './painting'
import { type PictureArea, PictureOverlay } from './picture-overlay'
import type { Rect } from './place-labels'
import type { ReservedAreas } from './reserved-areas'

export interface ShownCells {
  cells: readonly MapCell[]
  colour: CellColour
  chosen: MapCell | undefined
}

/** All cells in one picture. */
export class CellOverlay extends PictureOverlay<PaintedCells> {
  readonly #painter: MapPainter
  readonly #reserved: ReservedAreas
  readonly #choose: (cell: MapCell) => void
  readonly #tip = document.createElement('div')
  #cells: ShownCells = { cells: [], colour: 'bots', chosen: undefined }
  #spots: CellSpot[] = []
  #kept = ''
  #stop: (() => void) | undefined

  constructor(painter: MapPainter, reserved: ReservedAreas, choose: (cell: MapCell) => void) {
    super('fraud-cells', 'overlayPane', 0.12)
    this.#painter = painter
    this.#reserved = reserved
    this.#choose = choose
    this.#tip.className = 'fraud-tip'
    this.#tip.hidden = true
    this.#tip.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: L.Map): this {
    map.getContainer().append(this.#tip)
    map.on('click', this.#onClick, this).on('mousemove', this.#onMove, this).on('mouseout movestart zoomstart', this.#hideTip, this).on('zoomstart', this.#forgetSpots, this)
    this.#stop = this.#painter.onArrival((what) => what === 'type' && this.redraw())
    return super.onAdd(map)
  }

  override onRemove(map: L.Map): this {
    map.off('click', this.#onClick, this).off('mousemove', this.#onMove, this).off('mouseout movestart zoomstart', this.#hideTip, this).off('zoomstart', this.#forgetSpots, this)
    this.#stop?.()
    this.#tip.remove()
    this.#reserved.set('cells', [])
    return super.onRemove(map)
  }

  show(shown: ShownCells): void {
    this.#cells = shown
    this.redraw()
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

  /** Where they were seen nobody sees them now, until they are painted again. */
  #forgetSpots(): void {
    this.#spots = []
  }

  /** Spots are kept relative to the map's origin, which stays while it is dragged. */
  #spotUnder(point: L.Point): CellSpot | undefined {
    const { x, y } = this._map.containerPointToLayerPoint(point)
    return spotAt(this.#spots, x, y)
  }

  protected override paint(map: L.Map, { size, corner, origin, zoom }: PictureArea): Promise<PaintedCells> | null {
    const { cells, colour, chosen } = this.#cells
    // Of the view before the map was zoomed out: so many in so little room would cover each other, and theirs are on the way.
    if (cells.some(({ size }) => size < finestCellFor(zoom))) {
      this.#place([], origin)
      return null
    }
    const style = getComputedStyle(map.getContainer())
    const token = (name: string) => style.getPropertyValue(name).trim()
    const colours = { surface: token('--surface'), track: token('--line-2'), incognito: token('--cloak'), accent: token('--accent') }
    return this.#painter.paint('cells', { size, corner, origin, zoom, cells, paint: { colour, chosen, steps: stepsOf(colour, cells), ...colours } })
  }

  protected override shown({ spots }: PaintedCells, { origin }: PictureArea): void {
    this.#place(spots, origin)
  }

  /** The basemap's names are painted anew for this, so that only a change is told. */
  #place(spots: CellSpot[], origin: L.Point): void {
    this.#spots = spots
    const areas = spots.map((spot) => areaOf(spot, origin))
    const kept = JSON.stringify(areas)
    if (kept === this.#kept) return
    this.#kept = kept
    this.#reserved.set('cells', areas)
  }
}

/** What a disc covers, in pixels of the whole map. */
function areaOf({ x, y, radius }: CellSpot, origin: L.Point): Rect {
  const [centreX, centreY, reach] = [Math.round(x + origin.x), Math.round(y + origin.y), Math.ceil(radius) + 4]
  return { left: centreX - reach, top: centreY - reach, right: centreX + reach, bottom: centreY + reach }
}
