import { isoTime } from '../visits/iso-time'
import type { Visit } from '../visits/visit'
import type { ExportedVisit } from './exported-visit'

type Cell = string | number | boolean | undefined
export type Column = readonly [name: string, valueOf: (exported: ExportedVisit) => Cell]

const ofVisit = (name: string, valueOf: (visit: Visit) => Cell): Column => [name, ({ visit }) => valueOf(visit)]

/** The Server API's fields under its names, flattened with dots; the unit stands in the name where there is one. */
export const csvColumns: readonly Column[] = [
  ofVisit('visitorId', (visit) => visit.visitorId),
  ofVisit('requestId', (visit) => visit.requestId),
  ofVisit('time (UTC)', (visit) => isoTime(visit.timestamp)),
  ofVisit('timestamp (ms)', (visit) => visit.timestamp),
  ofVisit('region', (visit) => visit.region),
  ofVisit('incognito', (visit) => visit.incognito),
  ofVisit('linkedId', (visit) => visit.linkedId),
  ofVisit('url', (visit) => visit.url),
  ofVisit('ip', (visit) => visit.ip),
  ofVisit('ipLocation.latitude (degrees)', (visit) => visit.ipLocation?.latitude),
  ofVisit('ipLocation.longitude (degrees)', (visit) => visit.ipLocation?.longitude),
  ofVisit('ipLocation.accuracyRadius (km)', (visit) => visit.ipLocation?.accuracyRadius),
  ofVisit('ipLocation.city.name', (visit) => visit.ipLocation?.city?.name),
  ofVisit('ipLocation.postalCode', (visit) => visit.ipLocation?.postalCode),
  ofVisit('ipLocation.subdivisions', (visit) => visit.ipLocation?.subdivisions?.map(({ name, isoCode }) => name ?? isoCode ?? '').join('; ')),
  ofVisit('ipLocation.country.code', (visit) => visit.ipLocation?.country?.code),
  ofVisit('ipLocation.country.name', (visit) => visit.ipLocation?.country?.name),
  ofVisit('ipLocation.continent.code', (visit) => visit.ipLocation?.continent?.code),
  ofVisit('ipLocation.timezone', (visit) => visit.ipLocation?.timezone),
  ofVisit('browserDetails.browserName', (visit) => visit.browserDetails?.browserName),
  ofVisit('browserDetails.browserFullVersion', (visit) => visit.browserDetails?.browserFullVersion ?? visit.browserDetails?.browserMajorVersion),
  ofVisit('browserDetails.os', (visit) => visit.browserDetails?.os),
  ofVisit('browserDetails.osVersion', (visit) => visit.browserDetails?.osVersion),
  ofVisit('browserDetails.device', (visit) => visit.browserDetails?.device),
  ofVisit('browserDetails.userAgent', (visit) => visit.browserDetails?.userAgent),
  ofVisit('browserDetails.botProbability (0 to 1)', (visit) => visit.browserDetails?.botProbability),
  ofVisit('confidence.score (0 to 1)', (visit) => visit.confidence?.score),
]

export const rawColumn: Column = ['rawJson', ({ raw }) => (raw === undefined ? undefined : JSON.stringify(raw))]
