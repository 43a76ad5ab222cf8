import { createParser, parseAsBoolean, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs'
import type { VisitFilter } from '@/lib/visits/visit'

/** Takes milliseconds and ISO 8601; writes ISO, which a person can read in a link. */
export const parseAsInstant = createParser<number>({
  parse: (text) => {
    const timestamp = /^\d{1,15}$/.test(text) ? Number(text) : Date.parse(text)
    return Number.isFinite(timestamp) ? timestamp : null
  },
  serialize: (timestamp) => new Date(timestamp).toISOString().replace('.000Z', 'Z'),
})

/** The state of the page, under its names in the URL. */
export const viewParsers = {
  visit: parseAsString,
  linked_id: parseAsString,
  incognito: parseAsBoolean,
  country: parseAsString,
  browser: parseAsString,
  from: parseAsInstant,
  to: parseAsInstant,
  changes: parseAsBoolean.withDefault(false),
  map: parseAsStringLiteral(['path', 'chosen'] as const).withDefault('path'),
}

export type VisitorView = inferParserType<typeof viewParsers>

/** What the view asks of the server. */
export function filterOf(view: Omit<VisitorView, 'visit' | 'changes' | 'map'>): VisitFilter {
  return {
    linkedId: view.linked_id ?? undefined,
    incognito: view.incognito ?? undefined,
    country: view.country ?? undefined,
    browserName: view.browser ?? undefined,
    from: view.from ?? undefined,
    to: view.to ?? undefined,
  }
}

/** How many filters hide visits; the two ends of a range are one. */
export function countFilters(filter: VisitFilter): number {
  const range = filter.from !== undefined || filter.to !== undefined ? 1 : 0
  return range + [filter.linkedId, filter.incognito, filter.country, filter.browserName].filter((value) => value !== undefined).length
}

/** The parts of the view that name a filter, all cleared. */
export const noFilter = { linked_id: null, incognito: null, country: null, browser: null, from: null, to: null } as const
