import { stepVisit } from '@/lib/visits/timeline-steps'
import type { Visit } from '@/lib/visits/visit'

/** Pages of older visits that one key goes through. */
const mostPages = 40

interface Further {
  chosenId: string | undefined
  /** Only visits at which something changed. */
  changes: boolean
  /** All visits loaded once a further page is, newest first; undefined where it could not be fetched. */
  fetchOlder: () => Promise<{ visits: readonly Visit[]; complete: boolean } | undefined>
  /** Whether the step is still wanted: somebody may have chosen another visit meanwhile. */
  isWanted: () => boolean
}

/** Goes on to an older visit than all that are loaded: where the step leads, or the sentence that says why nowhere; neither where it is wanted no longer. */
export async function stepFurther({ chosenId, changes, fetchOlder, isWanted }: Further): Promise<{ requestId?: string; words?: string }> {
  for (let page = 0; page < mostPages; page++) {
    const older = await fetchOlder()
    if (!isWanted()) return {}
    if (!older) return { words: 'Older visits could not be fetched.' }
    const requestId = stepVisit(older.visits, chosenId, 1, { changes, complete: older.complete })
    if (requestId !== undefined) return { requestId }
    if (older.complete) return { words: changes ? 'No older change is known.' : 'No older visit is known.' }
  }
  return { words: 'No change among the older visits so far. Press again to look further back.' }
}
