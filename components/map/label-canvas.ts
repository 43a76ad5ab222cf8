import L from 'leaflet'
import { baseLabels } from './base-labels'
import { paintLabels } from './paint-labels'
import { readPalette } from './palette'
import type { ReservedAreas } from './reserved-areas'
import { forgetTextWidths } from './text-width'
import type { TileSource } from './tile-source'

/** Share of the view that is labelled beyond each edge, so that names come along while the map is dragged. */
const beyond = 0.15

/** One canvas over the basemap with the names of countries and towns. Hidden while zooming, drawn anew where the map comes to rest. */
export class LabelCanvas extends L.Layer {
  readonly #source: TileSource
  readonly #reserved: ReservedAreas
  readonly #nearer: number
  readonly #canvas = document.createElement('canvas')
  #frame: number | undefined
  #stop: (() => void)[] = []

  /** `nearer` zooms: towns are named as if one stood so much closer, for a map too small to come nearer itself. */
  constructor(source: TileSource, reserved: ReservedAreas, nearer = 0) {
    super()
    this.#source = source
    this.#reserved = reserved
    this.#nearer = nearer
    this.#canvas.className = 'basemap-labels'
    this.#canvas.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: L.Map): this {
    map.getPane('tilePane')?.append(this.#canvas)
    map.on('moveend resize viewreset', this.redraw, this).on('zoomstart', this.#hide, this)
    document.fonts.addEventListener('loadingdone', this.#measureAnew)
    this.#stop = [this.#source.onArrival(() => this.redraw()), this.#reserved.onChange(() => this.redraw())]
    void this.#askForFont()
    this.redraw()
    return this
  }

  override onRemove(map: L.Map): this {
    map.off('moveend resize viewreset', this.redraw, this).off('zoomstart', this.#hide, this)
    document.fonts.removeEventListener('loadingdone', this.#measureAnew)
    for (const stop of this.#stop) stop()
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#frame = undefined
    this.#canvas.remove()
    return this
  }

  /** Draws before the next frame, once however often it was asked for. */
  redraw(): this {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      this.#draw()
    })
    return this
  }

  readonly #measureAnew = () => {
    forgetTextWidths()
    this.redraw()
  }

  /** A canvas does not make the browser load a font. */
  async #askForFont(): Promise<void> {
    await Promise.all([document.fonts.load('600 11px "Inter Variable"'), document.fonts.load('450 11px "Inter Variable"')]).catch(() => [])
    this.#measureAnew()
  }

  #hide(): void {
    this.#canvas.style.opacity = '0'
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    const map = this._map
    if (!context || !map) return
    const size = map.getSize()
    const margin = size.multiplyBy(beyond).round()
    const bounds = map.getPixelBounds()
    const corner = { left: Math.round((bounds.min?.x ?? 0) - margin.x), top: Math.round((bounds.min?.y ?? 0) - margin.y) }
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y]
    this.#resize(width, height)
    L.DomUtil.setPosition(this.#canvas, map.containerPointToLayerPoint([-margin.x, -margin.y]).round())
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
    context.clearRect(0, 0, width, height)
    const taken = this.#reserved.all().map((area) => ({
      left: area.left - corner.left, right: area.right - corner.left, top: area.top - corner.top, bottom: area.bottom - corner.top,
    }))
    const view = { zoom: map.getZoom(), nearer: this.#nearer, ...corner, right: corner.left + width, bottom: corner.top + height }
    const visible = { left: margin.x, top: margin.y, right: margin.x + size.x, bottom: margin.y + size.y }
    paintLabels(context, baseLabels(this.#source, view), corner, taken, visible, readPalette(this.#canvas))
    this.#canvas.style.opacity = '1'
  }

  #resize(width: number, height: number): void {
    const [inside, outside] = [width * devicePixelRatio, height * devicePixelRatio]
    if (this.#canvas.width === Math.round(inside) && this.#canvas.height === Math.round(outside)) return
    this.#canvas.width = Math.round(inside)
    this.#canvas.height = Math.round(outside)
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${height}px`
  }
}
