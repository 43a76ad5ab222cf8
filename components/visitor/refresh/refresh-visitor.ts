import type { QueryClient } from '@tanstack/react-query'
import type { VisitorHistory } from '@/lib/console-api/answers'
import { askAgain, askNewestPage } from '@/lib/console-api/ask-again'
import { historyQuery, visitorKey } from '@/lib/console-api/visitor-queries'
import type { VisitFilter } from '@/lib/visits/visit'
import { isRecovered, mergeNewest } from './merge-newest'

interface Pages {
  pages: VisitorHistory[]
  pageParams: (string | undefined)[]
}

/** Asks the sources anew, then everything that is shown of the visitor. Throws ProblemError where nobody could be asked; all stays then. */
export async function refreshVisitor(client: QueryClient, visitorId: string, filter: VisitFilter): Promise<void> {
  await askAgain(visitorId, filter)
  // Only the newest page is asked for again, however far somebody has read. It is as old as before until its answer comes.
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: [...visitorKey(visitorId), 'history'] })) {
    client.setQueryData<Pages>(queryKey, (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) }, { updatedAt: state.dataUpdatedAt })
  }
  await client.invalidateQueries({ queryKey: visitorKey(visitorId) })
}

/** Asks for the newest page alone and leaves the reader where they are. Throws ProblemError. */
export async function askNewestVisits(client: QueryClient, visitorId: string, filter: VisitFilter): Promise<void> {
  const newest = await askNewestPage(visitorId, filter)
  const { queryKey } = historyQuery(visitorId, filter)
  const before = client.getQueryData(queryKey)
  client.setQueryData(queryKey, (data) => (data ? mergeNewest(data, newest) : { pages: [newest], pageParams: [undefined] }))
  // What a source has among the older pages was never asked for while it did not answer.
  if (before && before.pages.length > 1 && isRecovered(before.pages[0], newest)) await client.invalidateQueries({ queryKey, exact: true })
}
