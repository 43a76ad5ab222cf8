import type { Visit } from './visit'

/** The fields that browser details lists and that a change is told of, in the order in which they are shown. */
export const visitFields = [
  'place', 'position', 'ip', 'timezone', 'linkedId', 'incognito', 'url',
  'browserName', 'browserVersion', 'os', 'osVersion', 'device', 'botProbability', 'userAgent',
] as const
export type VisitField = (typeof visitFields)[number]

/** Fields whose change is none for folding: a person who reads on changes the page and nothing else. */
export const fieldsThatMove: readonly VisitField[] = ['url']

/** Fields that are told as "new" at their first occurrence in a visitor's history. */
export const fieldsWithFirsts = ['country', 'city', 'ip', 'linkedId', 'browserName', 'browserVersion', 'os'] as const
export type FirstField = (typeof fieldsWithFirsts)[number]

const place = (visit: Visit): string | undefined => {
  const { city, subdivisions, country } = visit.ipLocation ?? {}
  const parts = [city?.name, subdivisions?.[0]?.name, country?.code].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : undefined
}

const position = (visit: Visit): string | undefined => {
  const { latitude, longitude, accuracyRadius } = visit.ipLocation ?? {}
  if (latitude === undefined || longitude === undefined) return undefined
  return `${latitude}, ${longitude}${accuracyRadius === undefined ? '' : ` ±${accuracyRadius} km`}`
}

const readers: Record<VisitField, (visit: Visit) => string | undefined> = {
  place,
  position,
  ip: (visit) => visit.ip,
  timezone: (visit) => visit.ipLocation?.timezone,
  linkedId: (visit) => visit.linkedId,
  incognito: (visit) => (visit.incognito === undefined ? undefined : visit.incognito ? 'Yes' : 'No'),
  url: (visit) => visit.url,
  browserName: (visit) => visit.browserDetails?.browserName,
  browserVersion: (visit) => visit.browserDetails?.browserFullVersion ?? visit.browserDetails?.browserMajorVersion,
  os: (visit) => visit.browserDetails?.os,
  osVersion: (visit) => visit.browserDetails?.osVersion,
  device: (visit) => visit.browserDetails?.device,
  botProbability: (visit) => visit.browserDetails?.botProbability?.toString(),
  userAgent: (visit) => visit.browserDetails?.userAgent,
}

/** The text of one field of a visit, or undefined where the visit does not say. */
export function readField(visit: Visit, field: VisitField): string | undefined {
  return readers[field](visit)
}
