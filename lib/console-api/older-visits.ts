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

async function fetchAside(path: string, signal: AbortSignal): Promise<VisitorHistory> {
  const text = await (await fetchAnswer(path, { signal })).text()
  await idleMoment()
  // The one cast at this boundary: both ends are built from the same types.
  const page = JSON.parse(text) as VisitorHistory
  await idleMoment()
  return page
}

/** The page has a moment: reading a long answer, or drawing what is in it, would hold up a frame of the scrolling. */
const idleMoment = () =>
  new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: longestWaitMs }) : setTimeout(resolve)))
