import { z } from 'zod'
import type { WebhookJournal } from '../console-api/answers'
import type { VisitStore } from '../store/visit-store'

/** What came of a delivery. */
export type DeliveryOutcome = keyof WebhookJournal['counts']

/** However many deliveries come, or are tried by a stranger, the disk hears of them at most so often. */
const writeEveryMs = 3_000

const noteKey = 'webhooks'

const count = z.number().int().nonnegative().catch(0)
const journalSchema = z.object({
  last: z.object({ at: z.number(), outcome: z.enum(['accepted', 'duplicate', 'erased', 'tooOld', 'refused', 'unreadable', 'failed']) }).optional().catch(undefined),
  counts: z.object({ accepted: count, duplicate: count, erased: count, tooOld: count, refused: count, unreadable: count, failed: count }),
})

const nothing: WebhookJournal = { counts: { accepted: 0, duplicate: 0, erased: 0, tooOld: 0, refused: 0, unreadable: 0, failed: 0 } }

export interface Journal {
  record(outcome: DeliveryOutcome): void
  read(): Promise<WebhookJournal>
  /** Resolves once all is on disk; a disk that refuses is left to the next time. */
  flush(): Promise<void>
}

/** What has come of deliveries since the first one, over restarts. Rejects nothing that a delivery would have to wait for. */
export function createJournal({ store, now }: { store: Pick<VisitStore, 'readNote' | 'writeNote'>; now: () => number }): Journal {
  let since: WebhookJournal = structuredClone(nothing)
  let timer: NodeJS.Timeout | undefined

  const read = async () => addUp(await readStored(store), since)
  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const told = since
    if (told.last === undefined) return
    since = structuredClone(nothing)
    try {
      await store.writeNote(noteKey, JSON.stringify(addUp(await readStored(store), told)))
    } catch {
      since = addUp(told, since)
    }
  }
  return {
    record(outcome) {
      since.last = { at: now(), outcome }
      since.counts[outcome] += 1
      timer ??= setTimeout(() => void flush(), writeEveryMs).unref()
    },
    read,
    flush,
  }
}

async function readStored(store: Pick<VisitStore, 'readNote'>): Promise<WebhookJournal> {
  const note = await store.readNote(noteKey)
  const parsed = journalSchema.safeParse(note === null ? nothing : JSON.parse(note))
  return parsed.success ? parsed.data : nothing
}

/** Both, the latter being the later one. */
function addUp(before: WebhookJournal, after: WebhookJournal): WebhookJournal {
  const { accepted, duplicate, erased, tooOld, refused, unreadable, failed } = after.counts
  const { counts } = before
  return {
    last: after.last ?? before.last,
    counts: {
      accepted: counts.accepted + accepted,
      duplicate: counts.duplicate + duplicate,
      erased: counts.erased + erased,
      tooOld: counts.tooOld + tooOld,
      refused: counts.refused + refused,
      unreadable: counts.unreadable + unreadable,
      failed: counts.failed + failed,
    },
  }
}
