export interface RecentSearch {
  q: string
  /** Epoch ms. */
  at: number
}

/** More than these are forgotten, the oldest first. */
export const mostRecent = 20

/** The list with one more search on top; the same search counts once. */
export function addSearch(searches: readonly RecentSearch[], q: string, at: number): RecentSearch[] {
  const text = q.trim()
  if (text === '') return [...searches]
  return [{ q: text, at }, ...searches.filter((search) => search.q !== text)].slice(0, mostRecent)
}

/** What the browser kept, as far as it can be read. */
export function readSearches(stored: string | null): RecentSearch[] {
  if (stored === null) return []
  try {
    const value: unknown = JSON.parse(stored)
    return Array.isArray(value) ? value.filter(isSearch).slice(0, mostRecent) : []
  } catch {
    return []
  }
}

function isSearch(value: unknown): value is RecentSearch {
  return typeof value === 'object' && value !== null && 'q' in value && typeof value.q === 'string' && 'at' in value && typeof value.at === 'number'
}
