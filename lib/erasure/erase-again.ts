import { renameInAudit } from '../audit/rename-in-audit'
import type { Database } from '../database/open-database'
import { forgetSavedSearches } from '../saved-searches/forget-saved-searches'
import { eraseLinkedId } from '../store/erase-linked-id'
import { findErasedIds } from '../store/find-erased-ids'
import { mergeUrlParts } from '../store/merge-url-parts'
import { refreshStale } from '../store/refresh-stale'
import { removeVisitors } from '../store/remove-visitors'
import { sweepLeftovers } from '../store/sweep-leftovers'
import { erasureMark } from './erasure-rows'
import { findErasedNames } from './find-erased-names'

/**
 * Removes what is stored although it was erased, as in a store that is older than its tombstones, and what names it, also where no visit
 * of it is left. Cut short, it goes on at the next call. Answers how many visits.
 */
export async function eraseAgain(database: Database): Promise<number> {
  const [stored, named] = [await findErasedIds(database), await findErasedNames(database)]
  const visitorIds = [...new Set([...stored.visitorIds, ...named.visitorIds])]
  const linkedIds = [...new Set([...stored.linkedIds, ...named.linkedIds])]
  if (visitorIds.length + linkedIds.length === 0) return 0
  const marks = new Map<string, string>()
  for (const id of linkedIds) marks.set(id, await erasureMark(database, { kind: 'linked_id', id }))
  for (const id of visitorIds) marks.set(id, await erasureMark(database, { kind: 'visitor', id }))
  await forgetSavedSearches(database.kysely, [...marks.keys()])
  await renameInAudit(database.kysely, marks)
  // Their visits go last: by them they are found again.
  let removed = 0
  const count = (visits: number) => void (removed += visits)
  await removeVisitors(database, visitorIds, count)
  for (const linkedId of linkedIds) await eraseLinkedId(database, linkedId, count)
  await sweepLeftovers(database)
  await refreshStale(database)
  await mergeUrlParts(database)
  return removed
}
