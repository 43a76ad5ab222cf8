import { z } from 'zod'
import { canonicalIp, parseCidr } from './ip-address'
import type { MapFilter } from './map-filter'
import { toVisitFilter, visitFilterShape } from './visit-filter-schema'

const textSchema = z.string().min(1, 'is empty').max(512, 'is longer than 512 characters').optional()

/** The query parameters that narrow the fraud map, to be spread into the schema of a route. */
export const mapFilterShape = {
  ...visitFilterShape,
  city: textSchema,
  os: textSchema,
  bot: z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'is no number from 0 to 1').transform(Number).optional(),
  ip: z.string().max(64, 'is too long').refine((text) => canonicalIp(text) !== undefined, 'is no IP address').optional(),
  network: z.string().max(64, 'is too long').refine((text) => parseCidr(text) !== undefined, 'is no network such as 203.0.113.0/24').optional(),
  url: z.string().min(3, 'is shorter than 3 characters').max(512, 'is longer than 512 characters').optional(),
}

type FilterQuery = { [Name in keyof typeof mapFilterShape]?: z.output<(typeof mapFilterShape)[Name]> }

/** The filter of a parsed query. */
export function toMapFilter({ city, os, bot, ip, network, url, ...rest }: FilterQuery): MapFilter {
  const filter: MapFilter = toVisitFilter(rest)
  if (city !== undefined) filter.city = city
  if (os !== undefined) filter.os = os
  if (bot !== undefined) filter.minBotProbability = bot
  if (ip !== undefined) filter.ip = ip
  if (network !== undefined) filter.network = network
  if (url !== undefined) filter.urlPart = url
  return filter
}
