import { isoTime } from '../visits/iso-time'
import type { Visit } from '../visits/visit'

type Column = readonly [name: string, valueOf: (visit: Visit) => string | number | boolean | undefined]

/** The Server API's fields under its names, flattened with dots; the unit stands in the name where there is one. */
export const csvColumns: readonly Column[] = [
  ['visitorId', (visit) => visit.visitorId],
  ['requestId', (visit) => visit.requestId],
  ['time (UTC)', (visit) => isoTime(visit.timestamp)],
  ['timestamp (ms)', (visit) => visit.timestamp],
  ['region', (visit) => visit.region],
  ['incognito', (visit) => visit.incognito],
  ['linkedId', (visit) => visit.linkedId],
  ['url', (visit) => visit.url],
  ['ip', (visit) => visit.ip],
  ['ipLocation.latitude (degrees)', (visit) => visit.ipLocation?.latitude],
  ['ipLocation.longitude (degrees)', (visit) => visit.ipLocation?.longitude],
  ['ipLocation.accuracyRadius (km)', (visit) => visit.ipLocation?.accuracyRadius],
  ['ipLocation.city.name', (visit) => visit.ipLocation?.city?.name],
  ['ipLocation.postalCode', (visit) => visit.ipLocation?.postalCode],
  ['ipLocation.subdivisions', (visit) => visit.ipLocation?.subdivisions?.map(({ name, isoCode }) => name ?? isoCode ?? '').join('; ')],
  ['ipLocation.country.code', (visit) => visit.ipLocation?.country?.code],
  ['ipLocation.country.name', (visit) => visit.ipLocation?.country?.name],
  ['ipLocation.continent.code', (visit) => visit.ipLocation?.continent?.code],
  ['ipLocation.timezone', (visit) => visit.ipLocation?.timezone],
  ['browserDetails.browserName', (visit) => visit.browserDetails?.browserName],
  ['browserDetails.browserFullVersion', (visit) => visit.browserDetails?.browserFullVersion ?? visit.browserDetails?.browserMajorVersion],
  ['browserDetails.os', (visit) => visit.browserDetails?.os],
  ['browserDetails.osVersion', (visit) => visit.browserDetails?.osVersion],
  ['browserDetails.device', (visit) => visit.browserDetails?.device],
  ['browserDetails.userAgent', (visit) => visit.browserDetails?.userAgent],
  ['browserDetails.botProbability (0 to 1)', (visit) => visit.browserDetails?.botProbability],
  ['confidence.score (0 to 1)', (visit) => visit.confidence?.score],
]
