import { eventIpInfo } from '../visits/event-ip-info'
import { isJsonObject } from '../visits/read-visit-raw'
import { valueAt } from '../visits/value-at'

/** Where a field of a visit, under the specification's name, stands in an event. Dots lead into objects; of several places the first that is given counts. */
type FieldPlaces = readonly [field: string, ...places: string[]]

const plainFields: readonly FieldPlaces[] = [
  ['visitorId', 'identification.visitor_id'],
  ['requestId', 'event_id'],
  ['timestamp', 'timestamp'],
  ['linkedId', 'linked_id'],
  ['url', 'url'],
  ['ip', 'ip_address', 'ip_info.v4.address', 'ip_info.v6.address'],
  ['confidence', 'identification.confidence'],
  ['browserDetails.browserName', 'browser_details.browser_name'],
  ['browserDetails.browserMajorVersion', 'browser_details.browser_major_version'],
  ['browserDetails.browserFullVersion', 'browser_details.browser_full_version'],
  ['browserDetails.os', 'browser_details.os', 'os'],
  ['browserDetails.osVersion', 'browser_details.os_version', 'os_version'],
  ['browserDetails.device', 'browser_details.device', 'device'],
  ['browserDetails.userAgent', 'user_agent'],
]

const locationFields: readonly FieldPlaces[] = [
  ['ipLocation.accuracyRadius', 'accuracy_radius'],
  ['ipLocation.latitude', 'latitude'],
  ['ipLocation.longitude', 'longitude'],
  ['ipLocation.postalCode', 'postal_code'],
  ['ipLocation.timezone', 'timezone'],
  ['ipLocation.city.name', 'city_name'],
  ['ipLocation.continent.code', 'continent_code'],
  ['ipLocation.continent.name', 'continent_name'],
  ['ipLocation.country.code', 'country_code'],
  ['ipLocation.country.name', 'country_name'],
]

type Event = Record<string, unknown>

/** The fields of an event that a visit has too, under the specification's names and as unchecked as they came; null means absent. */
export function toSpecFields(event: Event): Event {
  const fields: Event = {}
  for (const [field, ...places] of plainFields) put(fields, field, firstOf(event, places))
  const geography = `${eventIpInfo(event)}.geolocation`
  for (const [field, place] of locationFields) put(fields, field, valueAt(event, `${geography}.${place}`))
  put(fields, 'ipLocation.subdivisions', subdivisions(valueAt(event, `${geography}.subdivisions`)))
  // What is not computed yet must be ignored, says the vendor.
  if (event.incremental_identification_status === 'partially_completed') return fields
  put(fields, 'incognito', event.incognito)
  put(fields, 'browserDetails.botProbability', botProbability(event.bot))
  return fields
}

const containers = ['identification', 'identification.confidence', 'browser_details', 'ip_info', 'ip_info.v4', 'ip_info.v6', 'ip_info.v4.geolocation', 'ip_info.v6.geolocation']

/** One note for each part that should hold others and holds none; the fields of the rest are judged one by one. */
export function brokenParts(event: Event): string[] {
  return containers.filter((place) => {
    const part = valueAt(event, place)
    return part !== undefined && !isJsonObject(part)
  }).map((place) => `${place} is not an object, left out`)
}

function subdivisions(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.map((item: unknown) => (isJsonObject(item) ? { isoCode: item.iso_code, name: item.name } : item))
}

const verdicts: Record<string, number> = { bad: 1, good: 1, not_detected: 0 }

/** The vendor judges instead of estimating, so its verdict is one of the two ends of our scale. A good bot is a bot too. */
function botProbability(bot: unknown): unknown {
  return typeof bot === 'string' && Object.hasOwn(verdicts, bot) ? verdicts[bot] : undefined
}

function firstOf(event: Event, places: readonly string[]): unknown {
  for (const place of places) {
    const value = valueAt(event, place)
    if (value !== undefined) return value
  }
  return undefined
}

function put(fields: Event, field: string, value: unknown): void {
  if (value === undefined || value === null) return
  const path = field.split('.')
  const last = path.pop() ?? field
  let part = fields
  for (const name of path) {
    const next: unknown = (part[name] ??= {})
    if (isJsonObject(next)) part = next
  }
  part[last] = value
}
