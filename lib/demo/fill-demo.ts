import type { IncomingVisit, VisitStore } from '../store/visit-store'
import { demoVersion, writeDemoNote, type DemoNote } from './demo-note'
import { inTurns } from './in-turns'

/** Visits stored at a time. */
const batchSize = 400

export type GenerateDemo = (now: number) => Iterable<IncomingVisit>

export function emptyNote(now: number): DemoNote {
  return { version: demoVersion, state: 'filling', madeAt: now, filled: 0, visitors: {} }
}

/** Stores the demo visits of `note.madeAt` that are not there yet; what it was at is noted first, so that it may be killed at any time. */
export async function fillDemo(store: VisitStore, from: DemoNote, generate: GenerateDemo): Promise<void> {
  const note: DemoNote = { ...from, state: 'filling', visitors: {} }
  let batch: IncomingVisit[] = []
  let made = 0
  const flush = async () => {
    await writeDemoNote(store, note)
    await store.append(batch)
    note.filled = made
    batch = []
  }
  for await (const incoming of inTurns(generate(note.madeAt))) {
    made++
    note.visitors[incoming.visit.visitorId] = (note.visitors[incoming.visit.visitorId] ?? 0) + 1
    if (made > from.filled) batch.push(incoming)
    if (batch.length === batchSize) await flush()
  }
  await flush()
  await writeDemoNote(store, { ...note, state: 'full' })
}
