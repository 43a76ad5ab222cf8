import { showControls } from '@/lib/visits/safe-text'
import type { MapPlace } from './map-path'

export interface PlaceButton {
  button: HTMLButtonElement
  name: HTMLElement
}

/** The first part of a place's label, unless it is a pair of coordinates; safe to show. */
export function shortName(label: string): string {
  return showControls(/^[-−\d]/.test(label) ? label : (label.split(',')[0] ?? label))
}

/** A dot that can be focused and pressed, with the place's name beside it. */
export function placeButton({ place, tone }: MapPlace, choose: (requestId: string) => void): PlaceButton {
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.tone = tone
  button.setAttribute('aria-label', `${showControls(place.label)}, ${place.visits === 1 ? '1 visit' : `${place.visits} visits`}. Choose the newest visit here.`)
  button.setAttribute('aria-pressed', 'false')
  const dot = document.createElement('span')
  dot.className = 'map-place-dot'
  const name = document.createElement('span')
  name.className = 'map-place-name'
  name.dataset.spot = 'right'
  name.textContent = shortName(place.label)
  button.append(dot, name)
  button.addEventListener('click', () => choose(place.requestId))
  return { button, name }
}
