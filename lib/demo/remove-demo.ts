import type { VisitStore } from '../store/visit-store'
import { writeDemoNote, type DemoNote } from './demo-note'

/** Forgets the demo's visitors. One that has a visit besides its demo visits is kept whole: a real visit is never touched. */
export async function removeDemo(store: VisitStore, note: DemoNote): Promise<void> {
  await writeDemoNote(store, { ...note, state: 'removing' })
  for (const [visitorId, demoVisits] of Object.entries(note.visitors)) {
    if ((await store.countHistory(visitorId, {})) <= demoVisits) await store.removeVisitors([visitorId])
  }
  await writeDemoNote(store, null)
}
