import type { Visit } from './visit'

/** A visit as the Server API answers it: its names in its order, plus `requestId` and `timestamp`; absent where unknown. */
export type WireVisit = Omit<Visit, 'visitorId' | 'region'>

/** Undefined members vanish in JSON; the visitor id stands once, beside the visits. Places and browsers have the order of the Server API already. */
export function toWire(visit: Visit): WireVisit {
  return {
    requestId: visit.requestId,
    incognito: visit.incognito,
    linkedId: visit.linkedId,
    time: visit.time,
    timestamp: visit.timestamp,
    url: visit.url,
    ip: visit.ip,
    ipLocation: visit.ipLocation,
    browserDetails: visit.browserDetails,
    confidence: visit.confidence,
  }
}
