import L from 'leaflet'
import type { MapPainter } from './map-painter'
import { missingTiles } from './missing-tiles'
import { readPalette } from './palette'
import { tileOverlap, tileSize, tileView } from './tile-view'

interface ShownTile {
  canvas: HTMLCanvasElement
  coords: L.Coords
  /** Aborts when it is no longer on the map. */
  gone: AbortController
  /** At which enlargement its picture was asked for. */
  enlarged?: number
}

/** Leaflet's grid, painted from the embedded basemap in the colours of the theme. */
export class BasemapGrid extends L.GridLayer {
  readonly #painter: MapPainter
  readonly #tiles = new Map<HTMLElement, ShownTile>()

  constructor(painter: MapPainter, options: L.GridLayerOptions = {}) {
    super({ ...options, tileSize, minZoom: 1, updateWhenZooming: false })
    this.#painter = painter
    this.on('tileunload', ({ tile }: L.TileEvent) => this.#forget(tile))
  }

  override onAdd(map: L.Map): this {
    map.on('zoomend', this.#repaintEnlarged, this)
    return super.onAdd(map)
  }

  override onRemove(map: L.Map): this {
    map.off('zoomend', this.#repaintEnlarged, this)
    return super.onRemove(map)
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const frame = document.createElement('div')
    const canvas = document.createElement('canvas')
    canvas.className = 'basemap-tile'
    frame.append(canvas)
    const tile: ShownTile = { canvas, coords, gone: new AbortController() }
    this.#tiles.set(frame, tile)
    const ask = () => this.#paint(tile).then(() => {
      missingTiles.delete(frame)
      done(undefined, frame)
    }, (error: Error) => {
      if (tile.gone.signal.aborted) return
      missingTiles.add(frame, ask)
      done(error, frame)
    })
    void ask()
    return frame
  }

  /** Paints every tile anew where it stands: after a change of theme. */
  repaint(): void {
    for (const tile of this.#tiles.values()) this.#repaint(tile)
  }

  /** Between two whole zooms tiles are enlarged or reduced, and would blur. */
  #repaintEnlarged(): void {
    for (const tile of this.#tiles.values()) if (tile.enlarged !== this.#enlargement(tile)) this.#repaint(tile)
  }

  /** One that is missing waits to be asked for. */
  #repaint(tile: ShownTile): void {
    void this.#paint(tile).catch(() => undefined)
  }

  #forget(frame: HTMLElement): void {
    this.#tiles.get(frame)?.gone.abort()
    this.#tiles.delete(frame)
    missingTiles.delete(frame)
  }

  #enlargement({ coords }: ShownTile): number {
    return this._map.getZoomScale(this._map.getZoom(), coords.z)
  }

  async #paint(tile: ShownTile): Promise<void> {
    const { canvas, coords, gone } = tile
    const enlarged = this.#enlargement(tile)
    tile.enlarged = enlarged
    // As many pixels as it covers on the screen, so that nothing is blurred by scaling; beyond two a CSS pixel nobody sees them.
    const ratio = Math.min(devicePixelRatio * enlarged, Math.max(2, devicePixelRatio))
    const side = tileSize + 2 * tileOverlap
    const { picture } = await this.#painter.paint('tile', {
      size: { width: side, height: side, ratio },
      view: tileView(coords.z, coords.x, coords.y),
      zoom: coords.z,
      enlarged,
      palette: readPalette(this._map.getContainer()),
    }, gone.signal)
    canvas.getContext('bitmaprenderer', { alpha: false })?.transferFromImageBitmap(picture)
  }
}
