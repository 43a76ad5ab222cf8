import { z } from 'zod'
import type { VisitStore } from '../store/visit-store'
import type { Region } from '../visits/visit'

const noteSchema = z.object({
  /** Every event up to here is stored, epoch milliseconds. */
  through: z.number(),
  /** Of a turn that was not ended: where it was going, and the key of its next page. */
  unfinished: z.object({ from: z.number(), target: z.number(), paginationKey: z.string() }).optional(),
})

/** How far a region's events are stored, as the store remembers it. */
export type CatchUpNote = z.infer<typeof noteSchema>

const keyOf = (region: Region) => `catch-up:${region}`

/** Null before the first page was stored. */
export async function findCatchUpNote(store: Pick<VisitStore, 'readNote'>, region: Region): Promise<CatchUpNote | null> {
  const text = await store.readNote(keyOf(region))
  return text ? noteSchema.parse(JSON.parse(text)) : null
}

export async function writeCatchUpNote(store: Pick<VisitStore, 'writeNote'>, region: Region, note: CatchUpNote): Promise<void> {
  await store.writeNote(keyOf(region), JSON.stringify(note))
}
