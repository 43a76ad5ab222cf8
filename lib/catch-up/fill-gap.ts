import type { CatchUpProgress } from '../console-api/answers'
import { isServerApiError } from '../server-api/errors/server-api-error'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import type { ServerApiSource } from '../server-api/source'
import type { VisitStore } from '../store/visit-store'
import { type CatchUpNote, findCatchUpNote, writeCatchUpNote } from './catch-up-note'

/** How far back the very first turn goes. */
const firstReachMs = 7 * 86_400_000
/** Events may arrive late: what is this near to the end of the last turn is asked for once more. */
const overlapMs = 10 * 60_000

export interface FillDependencies {
  store: Pick<VisitStore, 'append' | 'readNote' | 'writeNote'>
  serverApi: Pick<GuardedServerApi, 'events'>
  /** Epoch milliseconds. */
  now(): number
}

interface Range {
  from: number
  to: number
  /** Where a turn that was not ended goes on. */
  paginationKey?: string
}

/**
 * Stores the events of one region since the last one that is known to be stored, oldest first, page by page, and writes into `progress`.
 * The note of how far it came is written after the visits, so that a kill at any moment loses none and the next turn goes on from there.
 * Throws ServerApiError, DatabaseError, or the reason of `signal`.
 */
export async function fillGap(dependencies: FillDependencies, source: ServerApiSource, progress: CatchUpProgress, signal: AbortSignal): Promise<void> {
  const { store, now } = dependencies
  const note = (await findCatchUpNote(store, source.region)) ?? { through: now() - firstReachMs }
  const through = note.unfinished ? await endTurn(dependencies, source, note, progress, signal) : note.through
  const to = now()
  await fillRange(dependencies, source, through, { from: Math.min(through, to) - overlapMs, to }, progress, signal)
}

/** Ends a turn that was broken off; where the region no longer knows its key, nothing is lost by beginning it anew. */
async function endTurn(dependencies: FillDependencies, source: ServerApiSource, { through, unfinished }: CatchUpNote, progress: CatchUpProgress, signal: AbortSignal): Promise<number> {
  if (!unfinished) return through
  const { from, target, paginationKey } = unfinished
  try {
    await fillRange(dependencies, source, through, { from, to: target, paginationKey }, progress, signal)
    return target
  } catch (error) {
    if (!isServerApiError(error) || error.code !== 'refused') throw error
    await fillRange(dependencies, source, through, { from, to: target }, progress, signal)
    return target
  }
}

async function fillRange({ store, serverApi }: FillDependencies, source: ServerApiSource, through: number, { from, to, paginationKey }: Range, progress: CatchUpProgress, signal: AbortSignal): Promise<void> {
  Object.assign(progress, { from, to })
  let key = paginationKey
  for (;;) {
    signal.throwIfAborted()
    const { visits, unreadable, paginationKey: next } = await serverApi.events(source, { from, to, paginationKey: key, signal })
    const { accepted } = await store.append(visits)
    progress.pages += 1
    progress.visits += visits.length
    progress.fresh += accepted
    progress.unreadable += unreadable
    progress.reached = next === undefined ? to : (visits.at(-1)?.visit.timestamp ?? progress.reached)
    if (next === undefined) return writeCatchUpNote(store, source.region, { through: to })
    if (next === key) throw new Error('A region answered with the key that it was asked with.')
    await writeCatchUpNote(store, source.region, { through, unfinished: { from, target: to, paginationKey: next } })
    key = next
  }
}
