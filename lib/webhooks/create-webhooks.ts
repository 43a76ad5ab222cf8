import { isDatabaseError } from '../database/database-error'
import { HttpError } from '../http/http-error'
import { readBytes } from '../http/read-json-body'
import type { AppendReport, VisitStore } from '../store/visit-store'
import type { Region } from '../visits/visit'
import { createJournal, type DeliveryOutcome, type Journal } from './journal'
import { readDelivery } from './read-delivery'
import { isSigned, signatureHeader } from './signature'

/** 2 MiB, as of a line of an import. */
const largestDelivery = 2 * 1024 * 1024
/** Signed deliveries that may wait for the disk at once; they share its transactions. */
const mostWaiting = 5_000
const retryAfterSeconds = 10

export interface Webhooks {
  journal: Journal
  /** Resolves once the visit is on disk. Throws HttpError: not_found while off, too_large, bad_signature, unreadable_visit, unavailable; DatabaseError: disk_full. */
  receive(request: Request, region?: Region): Promise<AppendReport>
}

interface Dependencies {
  secrets: readonly string[]
  store: Pick<VisitStore, 'append' | 'readNote' | 'writeNote'>
  now: () => number
}

/** What takes the vendor's deliveries: signature first, then the visit, then the disk, then the answer. */
export function createWebhooks({ secrets, store, now }: Dependencies): Webhooks {
  const journal = createJournal({ store, now })
  let waiting = 0

  const append = async (body: Uint8Array, region: Region | undefined) => {
    const read = readDelivery(body, { region, now: now() })
    if (!read.ok) {
      journal.record('unreadable')
      throw new HttpError('unreadable_visit', `${read.error} Nothing was stored; sending it again will not change that.`)
    }
    const report = await store.append([read.incoming])
    journal.record(outcomeOf(report))
    return report
  }
  return {
    journal,
    async receive(request, region) {
      if (secrets.length === 0) throw new HttpError('not_found', 'Webhooks are off. Set WEBHOOK_SECRETS and start Sightline again to take them.')
      const body = await readBytes(request, largestDelivery)
      if (!isSigned(request.headers.get(signatureHeader), body, secrets)) {
        journal.record('refused')
        throw new HttpError('bad_signature', 'The delivery is not signed with a secret that Sightline knows. Compare WEBHOOK_SECRETS with the secret of the webhook.')
      }
      if (waiting >= mostWaiting) throw busy('Too many deliveries wait to be stored.')
      waiting += 1
      try {
        return await append(body, region)
      } catch (error) {
        if (error instanceof HttpError) throw error
        journal.record('failed')
        // It has words of its own, for every route.
        if (isDatabaseError(error, 'disk_full')) throw error
        throw busy('The visit could not be stored.', error)
      } finally {
        waiting -= 1
      }
    },
  }
}

/** What is refused is neither new nor there. */
function outcomeOf({ accepted, duplicates, tooOld }: AppendReport): DeliveryOutcome {
  if (accepted > 0) return 'accepted'
  if (duplicates > 0) return 'duplicate'
  return tooOld > 0 ? 'tooOld' : 'erased'
}

const busy = (sentence: string, cause?: unknown) => new HttpError('unavailable', `${sentence} Send the delivery again later.`, { cause, retryAfterSeconds })
