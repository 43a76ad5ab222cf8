import { z } from 'zod'
import { countryCode } from './country-code'
import { readIsoInstant } from './iso-instant'
import { isKnownZone } from './time-zone'
import type { VisitFilter } from './visit'

/** An instant as the API takes it: epoch milliseconds, or ISO 8601 (without a zone: UTC). */
export const instantSchema = z.string().max(64, 'is too long').transform((text, context) => {
  const milliseconds = /^-?\d{1,16}$/.test(text) ? Number(text) : isoInstant(text)
  if (Number.isFinite(new Date(milliseconds).getTime())) return milliseconds
  context.issues.push({ code: 'custom', message: 'is neither a number of milliseconds nor an ISO 8601 time', input: text })
  return z.NEVER
})

/** The query parameters that narrow a history, to be spread into the schema of a route. */
export const visitFilterShape = {
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  linked_id: z.string().min(1, 'is empty').max(512, 'is longer than 512 characters').optional(),
  incognito: z.enum(['true', 'false'], 'is neither true nor false').transform((text) => text === 'true').optional(),
  country: z.string().min(1, 'is empty').max(512, 'is longer than 512 characters').transform(countryCode).optional(),
  browser: z.string().min(1, 'is empty').max(512, 'is longer than 512 characters').optional(),
}

/** A zone of the tz database. */
export const zoneSchema = z.string().max(64, 'is too long').refine(isKnownZone, 'is no time zone that is known here')

type FilterQuery = { [Name in keyof typeof visitFilterShape]?: z.output<(typeof visitFilterShape)[Name]> }

/** The filter of a parsed query. */
export function toVisitFilter({ from, to, linked_id, incognito, country, browser }: FilterQuery): VisitFilter {
  const filter: VisitFilter = {}
  if (from !== undefined) filter.from = from
  if (to !== undefined) filter.to = to
  if (linked_id !== undefined) filter.linkedId = linked_id
  if (incognito !== undefined) filter.incognito = incognito
  if (country !== undefined) filter.country = country
  if (browser !== undefined) filter.browserName = browser
  return filter
}

function isoInstant(text: string): number {
  return z.iso.date().safeParse(text).success ? Date.parse(text) : (readIsoInstant(text)?.timestamp ?? Number.NaN)
}
