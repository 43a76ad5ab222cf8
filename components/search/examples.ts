import type { ArchiveSummary } from '@/lib/console-api/answers'

export interface Examples {
  visitorId?: string
  linkedId?: string
  ip?: string
}

/** One example of each kind, taken from the demo stories; none where nothing fits. */
export function findExamples(stories: ArchiveSummary['stories']): Examples {
  const queries = stories.flatMap(({ query }) => query ?? [])
  // The stories search for an account or for an address, and only the latter have such signs.
  const isAddress = (query: string) => /^[\da-f.:/]+$/i.test(query) && /[.:]/.test(query)
  return {
    visitorId: stories[0]?.visitorId,
    linkedId: queries.find((query) => !isAddress(query)),
    ip: queries.find(isAddress),
  }
}
