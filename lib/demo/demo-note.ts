import { z } from 'zod'
import type { VisitStore } from '../store/visit-store'

/** Raised when the demo visits change, so that older ones are made anew. */
export const demoVersion = 1

const noteSchema = z.object({
  version: z.number(),
  state: z.enum(['filling', 'full', 'removing']),
  /** The instant around which they were made, epoch ms. */
  madeAt: z.number(),
  /** How many are certainly stored. */
  filled: z.number(),
  /** How many visits of each visitor may be ours. */
  visitors: z.record(z.string(), z.number()),
})

/** What the store remembers of its demo visits. */
export type DemoNote = z.infer<typeof noteSchema>

const key = 'demo'

/** Null where there are none. */
export async function findDemoNote(store: VisitStore): Promise<DemoNote | null> {
  const text = await store.readNote(key)
  return text ? noteSchema.parse(JSON.parse(text)) : null
}

export async function writeDemoNote(store: VisitStore, note: DemoNote | null): Promise<void> {
  await store.writeNote(key, note ? JSON.stringify(note) : '')
}
