import { z } from 'zod'
import { mapFilterShape } from '@/lib/visits/map-filter-schema'
import { inOrder, wrongOrder } from '../visitors/[visitorId]/filter-query'

/** A ticket's text: longer ones do not come through an address. */
const longestText = 10_000

/** A text, or a filter, or both. */
export const searchQuery = z
  .object({
    ...mapFilterShape,
    q: z.string().trim().max(longestText, `is longer than ${longestText} characters`).optional(),
    cursor: z.string().max(4_096, 'is longer than 4,096 characters').optional(),
  })
  .refine(inOrder, wrongOrder)
  .refine((query) => query.q || Object.keys(mapFilterShape).some((name) => name in query), { path: ['q'], message: 'is empty, and there is no filter' })

/** The filter of a request in words for the audit: "country=DE&incognito=true". */
export function filterText(request: Request): string | undefined {
  const parameters = new URL(request.url).searchParams
  for (const name of ['q', 'cursor']) parameters.delete(name)
  return parameters.size === 0 ? undefined : decodeURIComponent(String(parameters).replaceAll('+', ' '))
}
