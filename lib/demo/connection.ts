import type { IpLocation } from '../visits/visit'
import { getPlace, type Place, type PlaceName } from './places'

/** An address and what is known of its place. */
export interface Connection {
  ip: string
  ipLocation: IpLocation
}

/** One of the 16 IPv4 addresses of a place. */
export function ipv4At(name: PlaceName, index: number): Connection {
  const place = getPlace(name)
  const dot = place.ipv4.lastIndexOf('.')
  const last = Number(place.ipv4.slice(dot + 1)) + (index % 16)
  return { ip: `${place.ipv4.slice(0, dot)}.${last}`, ipLocation: locationOf(place) }
}

/** An IPv6 address of a place: each household (1 to 255) has its own /48, within it a subnet and a host (1 to ffff). */
export function ipv6At(name: PlaceName, household: number, subnet = 1, host = 1): Connection {
  const place = getPlace(name)
  const network = ((place.ipv6 << 8) | household).toString(16)
  return { ip: `2001:db8:${network}:${subnet.toString(16)}::${host.toString(16)}`, ipLocation: locationOf(place) }
}

function locationOf(place: Place): IpLocation {
  const { accuracyRadius, latitude, longitude, postalCode, timezone, city, continent, country, subdivision } = place
  return {
    accuracyRadius, latitude, longitude,
    ...(postalCode === undefined ? {} : { postalCode }),
    timezone,
    ...(city === undefined ? {} : { city: { name: city } }),
    continent: { ...continent },
    country: { ...country },
    ...(subdivision === undefined ? {} : { subdivisions: [{ ...subdivision }] }),
  }
}
