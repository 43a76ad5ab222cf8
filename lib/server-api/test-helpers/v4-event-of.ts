import type { Event } from '@fingerprint/node-sdk'
import type { Visit } from '../../visits/visit'

/** An event of the later generation that tells of `visit`, with whatever signals are asked for. */
export function v4EventOf(visit: Visit, signals: Partial<Event> = {}): Event {
  return {
    event_id: visit.requestId,
    timestamp: visit.timestamp,
    linked_id: visit.linkedId,
    url: visit.url,
    incognito: visit.incognito,
    ip_address: visit.ip,
    ip_info: ipInfoOf(visit),
    identification: { visitor_id: visit.visitorId, visitor_found: true, confidence: visit.confidence },
    user_agent: visit.browserDetails?.userAgent,
    browser_details: browserDetailsOf(visit),
    bot: verdictOf(visit),
    ...signals,
  }
}

function ipInfoOf({ ip, ipLocation }: Visit): Event['ip_info'] {
  if (ip === undefined) return undefined
  const geolocation = ipLocation && {
    accuracy_radius: ipLocation.accuracyRadius,
    latitude: ipLocation.latitude,
    longitude: ipLocation.longitude,
    postal_code: ipLocation.postalCode,
    timezone: ipLocation.timezone,
    city_name: ipLocation.city?.name,
    country_code: ipLocation.country?.code,
    country_name: ipLocation.country?.name,
    continent_code: ipLocation.continent?.code,
    continent_name: ipLocation.continent?.name,
    subdivisions: ipLocation.subdivisions?.map(({ isoCode = '', name = '' }) => ({ iso_code: isoCode, name })),
  }
  return { [ip.includes(':') ? 'v6' : 'v4']: { address: ip, geolocation } }
}

function verdictOf({ browserDetails }: Visit): Event['bot'] {
  const probability = browserDetails?.botProbability
  return probability === undefined ? undefined : probability >= 0.5 ? 'bad' : 'not_detected'
}

function browserDetailsOf({ browserDetails: browser }: Visit): Event['browser_details'] {
  return browser && {
    browser_name: browser.browserName ?? '',
    browser_major_version: browser.browserMajorVersion ?? '',
    browser_full_version: browser.browserFullVersion ?? '',
    os: browser.os ?? '',
    os_version: browser.osVersion ?? '',
    device: browser.device ?? '',
  }
}
