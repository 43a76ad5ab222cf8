import L from 'leaflet'
import type { DecodedTile } from './decode-tile'
import { missingTiles } from './missing-tiles'
import type { PaintQueue } from './paint-queue'
import { createPaintQueue } from './paint-queue'
import { paintTile } from './paint-tile'
import { readPalette } from './palette'
import type { TileSource } from './tile-source'
import type { TileView } from './tile-view'
import { tileSize, tileView } from './tile-view'

interface ShownTile {
  canvas: HTMLCanvasElement
  tile: DecodedTile | null
  view: TileView
  zoom: number
  /** At which enlargement it was painted. */
  enlarged?: number
}

/** A canvas of each tile is this much wider on every side: at zooms between whole ones, tiles would show seams. */
const overlap = 1

/** Leaflet's grid, painted from the embedded basemap in the colours of the theme. */
export class BasemapGrid extends L.GridLayer {
  readonly #source: TileSource
  readonly #queue: PaintQueue = createPaintQueue()
  readonly #shown = new Map<HTMLElement, ShownTile>()

  constructor(source: TileSource, options: L.GridLayerOptions = {}) {
    super({ ...options, tileSize, minZoom: 1, updateWhenZooming: false })
    this.#source = source
    this.on('tileunload', ({ tile }: L.TileEvent) => {
      this.#shown.delete(tile)
      missingTiles.delete(tile)
    })
  }

  override onAdd(map: L.Map): this {
    map.on('zoomend', this.#repaintEnlarged, this)
    return super.onAdd(map)
  }

  override onRemove(map: L.Map): this {
    map.off('zoomend', this.#repaintEnlarged, this)
    this.#queue.clear()
    this.#shown.clear()
    return super.onRemove(map)
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const frame = document.createElement('div')
    const canvas = document.createElement('canvas')
    canvas.className = 'basemap-tile'
    frame.append(canvas)
    const view = tileView(coords.z, coords.x, coords.y)
    const ask = () => this.#source.tile(view.level, view.x, view.y).then((tile) => {
      missingTiles.delete(frame)
      if (!frame.isConnected) return
      const shown: ShownTile = { canvas, tile, view, zoom: coords.z }
      this.#shown.set(frame, shown)
      this.#queue.add(() => {
        this.#paint(shown)
        done(undefined, frame)
      })
    }, (error: Error) => {
      if (frame.isConnected) missingTiles.add(frame, ask)
      done(error, frame)
    })
    void ask()
    return frame
  }

  /** Paints every tile anew where it stands: after a change of theme. */
  repaint(): void {
    for (const shown of this.#shown.values()) this.#queue.add(() => this.#paint(shown))
  }

  /** Between two whole zooms tiles are enlarged or reduced, and would blur. */
  #repaintEnlarged(): void {
    for (const shown of this.#shown.values()) {
      if (shown.enlarged !== undefined && shown.enlarged !== this.#enlargement(shown)) this.#queue.add(() => this.#paint(shown))
    }
  }

  #enlargement({ zoom }: ShownTile): number {
    return this._map.getZoomScale(this._map.getZoom(), zoom)
  }

  #paint(shown: ShownTile): void {
    const { canvas, tile, view, zoom } = shown
    // Opaque, so that a browser copies it onto the screen and leaves out what lies under it.
    const context = canvas.getContext('2d', { alpha: false })
    // A queue may outlive the layer by a frame.
    if (!context || !this._map || !canvas.isConnected) return
    const enlarged = this.#enlargement(shown)
    shown.enlarged = enlarged
    // As many pixels as it covers on the screen, so that nothing is blurred by scaling; beyond two a CSS pixel nobody sees them.
    const ratio = Math.min(devicePixelRatio * enlarged, Math.max(2, devicePixelRatio))
    const width = Math.round((tileSize + 2 * overlap) * ratio)
    if (canvas.width !== width) canvas.width = canvas.height = width
    context.setTransform(ratio, 0, 0, ratio, overlap * ratio, overlap * ratio)
    paintTile(context, tile, { view, zoom, enlarged, palette: readPalette(canvas) })
  }
}
