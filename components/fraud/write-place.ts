import type { MapPlaceAndZoom } from '../map/seen-area'
import { fraudParsers } from './fraud-view'

/**
 * Writes into the address where the map is. With the router's own mark in its state, which keeps the router out of it: told of each move, it
 * would write the address that it knew once more when it is done with it, and what was chosen meanwhile would be gone.
 */
export function writePlace(at: MapPlaceAndZoom): void {
  const parameters = new URLSearchParams(location.search)
  parameters.set('at', fraudParsers.at.serialize(at))
  history.replaceState(history.state, '', `?${parameters.toString().replaceAll('%2C', ',')}`)
}
