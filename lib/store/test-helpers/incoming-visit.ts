import { isoTime } from '../../visits/iso-time'
import type { Visit } from '../../visits/visit'
import type { IncomingVisit } from '../visit-store'

/** A made-up visit with nothing but its keys and what is asked for. */
export function incomingVisit(visitorId: string, requestId: string, timestamp: number, more: Partial<Visit> = {}): IncomingVisit {
  const visit: Visit = { visitorId, requestId, timestamp, time: isoTime(timestamp), ...more }
  return { visit, raw: { visitorId, requestId, timestamp }, notes: [] }
}
