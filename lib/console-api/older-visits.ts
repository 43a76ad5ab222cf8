import type { VisitorHistory } from './answers'
import { fetchAnswer } from './fetch-json'

const longestWaitMs = 300

/**
 * A page of older visits, of two answers where there are so many: fewer pages disturb the scrolling less often. Where only the second
 * fails, the page is the first. Throws as fetchJson does.
 */
export async function fetchOlderVisits(pathAt: (cursor: string) => string, cursor: string, signal: AbortSignal): Promise<VisitorHistory> {
  const page = await fetchAside(pathAt(cursor), signal)
  const older = page.next === undefined ? undefined : await fetchAside(pathAt(page.next), signal).catch(() => undefined)
  return older ? { ...older, visits: [...page.visits, ...older.visits], travels: { ...page.travels, ...older.travels } } : page
}

/** Reads the answer once the page has a moment: as long as it is, it would hold up a frame of the scrolling. */
async function fetchAside(path: string, signal: AbortSignal): Promise<VisitorHistory> {
  const text = await (await fetchAnswer(path, { signal })).text()
  await new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: longestWaitMs }) : setTimeout(resolve)))
  // The one cast at this boundary: both ends are built from the same types.
  return JSON.parse(text) as VisitorHistory
}
