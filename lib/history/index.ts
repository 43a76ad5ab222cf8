import 'server-only'
import type { VisitorHistory } from '../console-api/answers'
import { getServerApi, serverApiAccess } from '../server-api'
import { getVisitStore } from '../store'
import { consoleCursors } from './console-cursors'
import { type HistoryQuestion, getHistory } from './get-history'
import { getWriteThrough } from './get-write-through'

export { consoleCursors } from './console-cursors'
export type { HistoryQuestion } from './get-history'

/** `getHistory` on this process's own store and sources. */
export function getVisitorHistory(question: HistoryQuestion): Promise<VisitorHistory> {
  return getHistory({ store: getVisitStore(), writer: getWriteThrough(), serverApi: getServerApi(), sources: serverApiAccess().sources, cursors: consoleCursors(), now: Date.now }, question)
}
