import type { SourceReport, VisitorHistory } from './answers'
import { fetchAnswer } from './fetch-json'
import { ProblemError } from './problem-error'

const longestIdleMs = 300
/** What has come is not held back for longer by what is to come with it. */
const longestWaitMs = 2_000

/**
 * A page of older visits, of two answers where there are so many: fewer pages disturb the scrolling less often. Where the second is slow,
 * or fails for the moment, the page is the first. Throws as fetchJson does.
 */
export async function fetchOlderVisits(pathAt: (cursor: string) => string, cursor: string, signal: AbortSignal): Promise<VisitorHistory> {
  const page = await fetchAside(pathAt(cursor), signal)
  const older = page.next === undefined ? undefined : await Promise.race([fetchAside(pathAt(page.next), signal).catch(ifPassing), afterWaiting()])
  return older ? { ...older, visits: [...page.visits, ...older.visits], sources: joinReports(page.sources, older.sources), travels: { ...page.travels, ...older.travels } } : page
}

/** Nothing for a failure that the next page will meet again, if it lasts. */
function ifPassing(error: unknown): undefined {
  if (!(error instanceof ProblemError) || (error.status >= 400 && error.status < 500 && error.status !== 429)) throw error
}

const afterWaiting = () => new Promise<undefined>((resolve) => setTimeout(resolve, longestWaitMs))

/** What the sources said of both: the figures of both, and the worse of how they did. */
function joinReports(newer: readonly SourceReport[], older: readonly SourceReport[]): SourceReport[] {
  return older.map((report) => {
    const before = newer.find(({ source }) => source === report.source)
    return before ? { ...(before.status === 'ok' ? report : before), visits: before.visits + report.visits, reachesBackTo: report.reachesBackTo } : report
  })
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
  new Promise((resolve) => ('requestIdleCallback' in globalThis ? requestIdleCallback(resolve, { timeout: longestIdleMs }) : setTimeout(resolve)))
