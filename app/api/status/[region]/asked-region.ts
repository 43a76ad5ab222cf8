import { z } from 'zod'
import { HttpError } from '@/lib/http/http-error'
import { serverApiAccess } from '@/lib/server-api'
import { type Region, regions } from '@/lib/visits/visit'

export const regionParams = z.object({ region: z.enum(regions, `must be one of ${regions.join(', ')}`) })

/** Throws HttpError `not_found` for a region that this installation does not ask. */
export function requireAsked(region: Region): void {
  const asked = serverApiAccess().sources.map((source) => source.region)
  if (!asked.includes(region)) throw new HttpError('not_found', `This installation does not ask ${region}. It asks ${asked.join(', ')}.`)
}
