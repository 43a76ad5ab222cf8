import L from 'leaflet'
import type { Painted, PictureSize } from './painting'

/** What a picture over the map is to show. */
export interface PictureArea {
  size: PictureSize
  /** CSS pixels that it has beyond each edge of the view. */
  margin: L.Point
  /** Of the picture, in CSS pixels of the map's element. */
  corner: L.Point
  /** Of the map's element, in CSS pixels of the whole map. */
  origin: L.Point
  zoom: number
}

/** Of a canvas, while its next picture is being painted. */
const painting = 'data-painting'

/** A picture over the map that is painted elsewhere where the map comes to rest, is moved with it meanwhile, and hidden while it zooms. */
export abstract class PictureOverlay<Picture extends Painted> extends L.Layer {
  protected readonly canvas = document.createElement('canvas')
  readonly #pane: string
  /** Share of the view that is painted beyond each edge, so that what is there comes along while the map is dragged. */
  readonly #beyond: number
  #frame: number | undefined
  #zooming = false
  #outdated = false

  constructor(className: string, pane: string, beyond: number) {
    super()
    this.#pane = pane
    this.#beyond = beyond
    this.canvas.className = className
    this.canvas.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: L.Map): this {
    map.getPane(this.#pane)?.append(this.canvas)
    map.on('moveend resize viewreset', this.redraw, this).on('zoomstart', this.#onZoomStart, this).on('zoomend', this.#onZoomEnd, this)
    return this.redraw()
  }

  override onRemove(map: L.Map): this {
    map.off('moveend resize viewreset', this.redraw, this).off('zoomstart', this.#onZoomStart, this).off('zoomend', this.#onZoomEnd, this)
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#frame = undefined
    this.canvas.remove()
    return this
  }

  /** Has it painted after the next frame, once however often it was asked for. */
  redraw(): this {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      void this.#paint()
    })
    return this
  }

  /** Takes itself off the screen until it is painted again. */
  protected hide(): void {
    this.canvas.style.opacity = '0'
  }

  /** null when there is nothing to see. */
  protected abstract paint(map: L.Map, area: PictureArea): Promise<Picture> | null

  /** Called when a picture stands on the map. */
  protected abstract shown(picture: Picture, area: PictureArea): void

  #onZoomStart(): void {
    this.#zooming = true
    this.hide()
  }

  #onZoomEnd(): void {
    this.#zooming = false
  }

  /** One at a time: what was asked for meanwhile is painted when that is there. */
  async #paint(): Promise<void> {
    this.#outdated = this.canvas.hasAttribute(painting)
    // A map that zooms asks again when it has come to rest.
    if (this.#outdated || this.#zooming || !this._map) return
    const area = areaOf(this._map, this.#beyond)
    const asked = area && this.paint(this._map, area)
    if (!asked) return this.hide()
    this.canvas.setAttribute(painting, '')
    // What cannot be painted now is when something has come in: the basemap's tiles say what is missing.
    const picture = await asked.catch(() => undefined)
    this.canvas.removeAttribute(painting)
    if (picture && this.#isAt(area)) this.#show(picture, area)
    else picture?.picture.close()
    if (this.#outdated) this.redraw()
  }

  /** The pixels that it was painted in are counted from the same place while the map is dragged alone. */
  #isAt({ zoom, origin }: PictureArea): boolean {
    return !this.#zooming && this._map && this._map.getZoom() === zoom && this._map.getPixelOrigin().equals(origin)
  }

  #show(picture: Picture, area: PictureArea): void {
    this.canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture.picture)
    this.canvas.style.width = `${area.size.width}px`
    this.canvas.style.height = `${area.size.height}px`
    L.DomUtil.setPosition(this.canvas, area.corner)
    this.canvas.style.opacity = '1'
    this.shown(picture, area)
  }
}

/** null for a map that is not in sight. */
function areaOf(map: L.Map, beyond: number): PictureArea | null {
  const view = map.getSize()
  if (view.x === 0 || view.y === 0) return null
  const margin = view.multiplyBy(beyond).round()
  return {
    size: { width: view.x + 2 * margin.x, height: view.y + 2 * margin.y, ratio: devicePixelRatio },
    margin,
    corner: map.containerPointToLayerPoint([-margin.x, -margin.y]).round(),
    origin: map.getPixelOrigin(),
    zoom: map.getZoom(),
  }
}
