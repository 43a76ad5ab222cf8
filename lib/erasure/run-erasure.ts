import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { renameInAudit } from '../audit/rename-in-audit'
import type { Database } from '../database/open-database'
import { forgetSavedSearches } from '../saved-searches/forget-saved-searches'
import { eraseLinkedId } from '../store/erase-linked-id'
import { mergeUrlParts } from '../store/merge-url-parts'
import { createPace } from '../store/pace'
import { removeVisitors } from '../store/remove-visitors'
import { refreshStale } from '../store/refresh-stale'
import { sweepLeftovers } from '../store/sweep-leftovers'
import { getTombstoneKey, layTombstones, tombstoneHash } from '../store/tombstones'
import type { VisitStore } from '../store/visit-store'
import { addToErasure, erasureMark, type ErasureRow, finishErasure, forgetErasedId } from './erasure-rows'

/** Visitors of a linked id that are taken on together. */
const visitorsAtOnce = 100
const scrubAgainMs = 1_000

export interface RunDependencies {
  database: Database
  store: Pick<VisitStore, 'settle'>
  /** Wipes what this process has in memory of a visitor, or of all. */
  forget(visitorId?: string): void
  now(): number
}

/**
 * Removes every copy, in bounded transactions. Cut short, or stopped, it goes on where it was at the next call: each step finds what it
 * has left. True at its end.
 */
export async function runErasure(dependencies: RunDependencies, row: ErasureRow, stop: AbortSignal): Promise<boolean> {
  const { database, store, forget, now } = dependencies
  if (row.subject !== null) {
    await removeCopies(dependencies, row, row.subject, stop)
    await sweepLeftovers(database, stop)
    if (stop.aborted) return false
    await refreshStale(database)
    await forgetErasedId(database, row)
  }
  forget()
  await mergeUrlParts(database, stop)
  // What waits to come into its tables is refused there since it began, and then leaves its copy too.
  await store.settle()
  while (!stop.aborted && !(await database.scrub(stop))) await wait(scrubAgainMs, undefined, { signal: stop }).catch(() => undefined)
  if (stop.aborted) return false
  await finishErasure(database, row, now())
  return true
}

async function removeCopies(dependencies: RunDependencies, row: ErasureRow, subject: string, stop: AbortSignal): Promise<void> {
  const { database, forget } = dependencies
  if (row.kind === 'visitor') return eraseVisitors(dependencies, row, [subject], stop)
  forget()
  if (row.scope === 'visitors') await eraseVisitorsOf(dependencies, row, subject, stop)
  else await eraseVisitsOf(database, row, subject, stop)
  await forgetNaming(database, row, [subject], 'linked_id', stop)
}

async function eraseVisitorsOf(dependencies: RunDependencies, row: ErasureRow, linkedId: string, stop: AbortSignal): Promise<void> {
  const { database } = dependencies
  while (!stop.aborted) {
    const found = await database.kysely.selectFrom('visitor_values').select('visitor_id').where('kind', '=', 'linked_id').where('value', '=', linkedId).limit(visitorsAtOnce).execute()
    if (found.length === 0) return
    const visitorIds = found.map((one) => one.visitor_id)
    const key = await getTombstoneKey(database)
    await database.batch(layTombstones(database, visitorIds.map((id) => ({ hash: tombstoneHash(key, ['visitor', id]), erasedAt: row.requested_at }))))
    await eraseVisitors(dependencies, row, visitorIds, stop)
  }
}

/** Their visits go last: by them they are found again. */
async function eraseVisitors({ database, forget }: RunDependencies, row: ErasureRow, visitorIds: readonly string[], stop: AbortSignal): Promise<void> {
  await forgetNaming(database, row, visitorIds, 'visitor', stop)
  const pace = createPace()
  for (const visitorId of visitorIds) {
    if (stop.aborted) return
    forget(visitorId)
    let removed = 0
    await removeVisitors(database, [visitorId], async (visits) => {
      removed += visits
      await addToErasure(database, row, 'visits', visits)
      await pace()
    })
    await addToErasure(database, row, 'visitors', Math.min(removed, 1))
  }
}

async function eraseVisitsOf(database: Database, row: ErasureRow, linkedId: string, stop: AbortSignal): Promise<void> {
  const seen = new Set<string>()
  await eraseLinkedId(database, linkedId, async (visits, visitorIds) => {
    const fresh = visitorIds.filter((visitorId) => !seen.has(visitorId))
    for (const visitorId of fresh) seen.add(visitorId)
    await addToErasure(database, row, 'visits', visits)
    await addToErasure(database, row, 'visitors', fresh.length)
  }, stop)
}

async function forgetNaming(database: Database, row: ErasureRow, ids: readonly string[], kind: ErasureRow['kind'], stop: AbortSignal): Promise<void> {
  const marks = new Map<string, string>()
  for (const id of ids) marks.set(id, await erasureMark(database, { kind, id }))
  await addToErasure(database, row, 'saved_searches', await forgetSavedSearches(database.kysely, ids))
  await addToErasure(database, row, 'audit_rows', await renameInAudit(database.kysely, marks, stop))
  await forgetNotesNaming(database, ids)
}

/** The place of a finished move of the store is a visit's key. */
async function forgetNotesNaming({ kysely }: Database, ids: readonly string[]): Promise<void> {
  const note = await kysely.selectFrom('store_notes').select('value').where('key', '=', 'migrate-store').executeTakeFirst()
  if (note && ids.some((id) => note.value.includes(JSON.stringify(id)))) await sql`update store_notes set value = '' where key = 'migrate-store'`.execute(kysely)
}
