/**
 * The words that every layer shares. Names and units are those of the Server API:
 * times in epoch milliseconds, angles in degrees (WGS 84), radii in kilometres.
 */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** Where a visit was found: a vendor's region, or our own embedded Server API. */
export const regions = ['us', 'eu', 'ap', 'embedded'] as const
export type Region = (typeof regions)[number]

export interface IpLocation {
  /** Kilometres around the coordinates. */
  accuracyRadius?: number
  /** Degrees, -90 to 90. */
  latitude?: number
  /** Degrees, -180 to 180. */
  longitude?: number
  postalCode?: string
  /** As reported; may name a zone that does not exist. */
  timezone?: string
  city?: { name?: string }
  continent?: { code?: string; name?: string }
  country?: { code?: string; name?: string }
  subdivisions?: { isoCode?: string; name?: string }[]
}

export interface BrowserDetails {
  browserName?: string
  browserMajorVersion?: string
  browserFullVersion?: string
  os?: string
  osVersion?: string
  device?: string
  userAgent?: string
  /** 0 (a person) to 1 (a bot). */
  botProbability?: number
}

/** One visit of one visitor. Everything but the three keys may be missing. */
export interface Visit {
  visitorId: string
  requestId: string
  /** Epoch milliseconds. */
  timestamp: number
  /** The same instant, ISO 8601 in UTC. */
  time: string
  incognito?: boolean
  linkedId?: string
  url?: string
  ip?: string
  ipLocation?: IpLocation
  browserDetails?: BrowserDetails
  confidence?: { score: number }
  region?: Region
}

/** What narrows a visitor's history; every part given must hold. Times are inclusive epoch milliseconds. */
export interface VisitFilter {
  from?: number
  to?: number
  linkedId?: string
  incognito?: boolean
  /** ISO 3166-1 alpha-2. */
  country?: string
  browserName?: string
}

/** A place in a list that is ordered newest first: everything after it is older. */
export interface VisitPosition {
  timestamp: number
  requestId: string
}
