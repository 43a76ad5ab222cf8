import L from 'leaflet'
import { layOutPath } from './lay-out-path'
import { legStyles } from './leg-style'
import type { MapPath } from './map-path'
import type { PlaceButton } from './place-button'
import { placeButton } from './place-button'
import type { Rect } from './place-labels'
import type { ReservedAreas } from './reserved-areas'

export interface PathOverlayOptions {
  path: MapPath
  reserved: ReservedAreas
  choose: (requestId: string) => void
  /** Boxes over the map that words should not lie under, in CSS pixels of the map's element. */
  covered: (size: L.Point) => Rect[]
}

const buttonSize = 28

/** Legs, circles and places of a path, drawn once; only where words stand is worked out anew when the map has moved. */
export class PathOverlay extends L.Layer {
  readonly #options: PathOverlayOptions
  readonly #drawn = L.layerGroup()
  readonly #buttons: PlaceButton[]
  #words: L.Marker[] = []

  constructor(options: PathOverlayOptions) {
    super()
    this.#options = options
    this.#buttons = options.path.places.map((place) => placeButton(place, options.choose))
  }

  override onAdd(map: L.Map): this {
    const { places, legs } = this.#options.path
    for (const { place, point, tone } of places) {
      if (place.radiusKm && place.radiusKm > 0) this.#drawn.addLayer(accuracyCircle(point, place.radiusKm, tone))
    }
    for (const { kind, lines } of legs) {
      const { width, dash, cap } = legStyles[kind]
      for (const line of lines) {
        this.#drawn.addLayer(L.polyline(line, {
          className: `map-leg map-leg-${kind}`, weight: width, dashArray: dash, lineCap: cap, interactive: false, smoothFactor: 0.5,
        }))
      }
    }
    places.forEach(({ point }, index) => this.#addButton(map, point, index))
    this.#drawn.addTo(map)
    map.on('zoomend moveend resize', this.layOut, this)
    this.layOut()
    return this
  }

  override onRemove(map: L.Map): this {
    map.off('zoomend moveend resize', this.layOut, this)
    this.#clearWords()
    this.#drawn.remove()
    this.#drawn.clearLayers()
    this.#options.reserved.set('path', [])
    return this
  }

  /** Marks the place at this index of the path; undefined marks none. */
  choose(chosen: number | undefined): void {
    this.#buttons.forEach(({ button }, index) => button.setAttribute('aria-pressed', String(index === chosen)))
  }

  layOut(): void {
    const map = this._map
    const size = map.getSize()
    if (size.x === 0 || size.y === 0) return
    const { min } = map.getPixelBounds()
    const corner = min ?? L.point(0, 0)
    const { spots, words, areas } = layOutPath(this.#options.path, {
      project: (point) => map.project(point).subtract(corner),
      size,
      covered: this.#options.covered(size),
    })
    this.#buttons.forEach(({ name }, index) => (name.dataset.spot = spots[index] ?? 'none'))
    this.#clearWords()
    this.#words = words.map(({ text, x, y }) => wordsMarker(text, map.unproject(L.point(x, y).add(corner))).addTo(map))
    this.#options.reserved.set('path', areas.map(({ left, top, right, bottom }) =>
      ({ left: left + corner.x, right: right + corner.x, top: top + corner.y, bottom: bottom + corner.y })))
  }

  #addButton(map: L.Map, point: L.LatLngExpression, index: number): void {
    const button = this.#buttons[index]?.button
    if (!button) return
    button.addEventListener('focus', () => map.panInside(point, { padding: [buttonSize, buttonSize], animate: false }))
    L.DomEvent.disableClickPropagation(button)
    const icon = L.divIcon({ html: button, className: 'map-place', iconSize: [buttonSize, buttonSize] })
    this.#drawn.addLayer(L.marker(point, { icon, interactive: false, keyboard: false }))
  }

  #clearWords(): void {
    for (const marker of this.#words) marker.remove()
    this.#words = []
  }
}

function accuracyCircle(point: L.LatLngExpression, radiusKm: number, tone: string): L.Circle {
  // Leaflet counts metres. Beyond some thousands of kilometres a circle says nothing and wraps around the map.
  return L.circle(point, { radius: Math.min(radiusKm, 3000) * 1000, weight: 1, className: `map-circle map-circle-${tone}`, interactive: false })
}

function wordsMarker(text: string, point: L.LatLng): L.Marker {
  const words = document.createElement('span')
  words.className = 'map-leg-words'
  words.textContent = text
  return L.marker(point, { icon: L.divIcon({ html: words, className: 'map-place', iconSize: [0, 0] }), interactive: false, keyboard: false, zIndexOffset: -1000 })
}
