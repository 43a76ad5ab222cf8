import type L from 'leaflet'
import type { MapPainter } from './map-painter'
import type { Painted } from './painting'
import { readPalette } from './palette'
import { type PictureArea, PictureOverlay } from './picture-overlay'
import type { ReservedAreas } from './reserved-areas'

/** Tiles come in one after another; their names are painted when none has for so long. */
const arrivalMs = 60

/** The names of countries and towns, over the basemap. */
export class LabelCanvas extends PictureOverlay<Painted> {
  readonly #painter: MapPainter
  readonly #reserved: ReservedAreas
  readonly #nearer: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop: (() => void)[] = []

  /** `nearer` zooms: towns are named as if one stood so much closer, for a map too small to come nearer itself. */
  constructor(painter: MapPainter, reserved: ReservedAreas, nearer = 0) {
    super('basemap-labels', 'tilePane', 0.15)
    this.#painter = painter
    this.#reserved = reserved
    this.#nearer = nearer
  }

  override onAdd(map: L.Map): this {
    this.#stop = [this.#painter.onArrival(() => this.#redrawLater()), this.#reserved.onChange(() => this.redraw())]
    return super.onAdd(map)
  }

  override onRemove(map: L.Map): this {
    for (const stop of this.#stop) stop()
    clearTimeout(this.#timer)
    return super.onRemove(map)
  }

  #redrawLater(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.redraw(), arrivalMs)
  }

  protected override paint(map: L.Map, { size, margin, corner, origin, zoom }: PictureArea): Promise<Painted> {
    const { x: left, y: top } = corner.add(origin)
    const view = { zoom, nearer: this.#nearer, left, top, right: left + size.width, bottom: top + size.height }
    const taken = this.#reserved.all().map((area) => ({ left: area.left - left, right: area.right - left, top: area.top - top, bottom: area.bottom - top }))
    const visible = { left: margin.x, top: margin.y, right: size.width - margin.x, bottom: size.height - margin.y }
    return this.#painter.paint('labels', { size, view, taken, visible, palette: readPalette(map.getContainer()) })
  }

  protected override shown(): void {}
}
