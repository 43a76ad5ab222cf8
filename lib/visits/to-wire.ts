import { isoTime } from './iso-time'
import type { BrowserDetails, IpLocation, Visit } from './visit'

/** A visit as the Server API answers it: its names in its order, plus `requestId` and `timestamp`; absent where unknown. */
export interface WireVisit extends Omit<Visit, 'visitorId' | 'region'> {
  time: string
}

/** Undefined members vanish in JSON; the visitor id stands once, beside the visits. */
export function toWire(visit: Visit): WireVisit {
  return {
    requestId: visit.requestId,
    incognito: visit.incognito,
    linkedId: visit.linkedId,
    time: isoTime(visit.timestamp),
    timestamp: visit.timestamp,
    url: visit.url,
    ip: visit.ip,
    ipLocation: visit.ipLocation && location(visit.ipLocation),
    browserDetails: visit.browserDetails && browser(visit.browserDetails),
    confidence: visit.confidence,
  }
}

const location = (from: IpLocation): IpLocation => ({
  accuracyRadius: from.accuracyRadius,
  latitude: from.latitude,
  longitude: from.longitude,
  postalCode: from.postalCode,
  timezone: from.timezone,
  city: from.city,
  continent: from.continent,
  country: from.country,
  subdivisions: from.subdivisions,
})

const browser = (from: BrowserDetails): BrowserDetails => ({
  browserName: from.browserName,
  browserMajorVersion: from.browserMajorVersion,
  browserFullVersion: from.browserFullVersion,
  os: from.os,
  osVersion: from.osVersion,
  device: from.device,
  userAgent: from.userAgent,
  botProbability: from.botProbability,
})
