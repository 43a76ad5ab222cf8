import type { VisitStore } from '../store/visit-store'
import { demoVersion, writeDemoNote, type DemoNote } from './demo-note'
import type { GenerateDemo } from './fill-demo'
import { inTurns } from './in-turns'

/**
 * Forgets the demo visits and no other visit. It leaves a note that says it was begun, so that it is done again where it was cut short;
 * the next note is the caller's.
 */
export async function removeDemo(store: VisitStore, note: DemoNote, generate: GenerateDemo): Promise<void> {
  await writeDemoNote(store, { ...note, state: 'removing' })
  if (note.version !== demoVersion) await removeByCount(store, note)
  else for (const [visitorId, requestIds] of await demoRequestIds(note, generate)) await store.removeVisits(visitorId, requestIds)
  await store.refreshRollups()
}

/** They are the same every time for the same instant, so that making them again tells which they are. */
async function demoRequestIds({ madeAt }: DemoNote, generate: GenerateDemo): Promise<Map<string, string[]>> {
  const requestIds = new Map<string, string[]>()
  for await (const { visit } of inTurns(generate(madeAt))) {
    const known = requestIds.get(visit.visitorId)
    if (known) known.push(visit.requestId)
    else requestIds.set(visit.visitorId, [visit.requestId])
  }
  return requestIds
}

/** Those of an older version cannot be made again: a visitor that has more visits than them is kept whole. */
async function removeByCount(store: VisitStore, note: DemoNote): Promise<void> {
  for (const [visitorId, demoVisits] of Object.entries(note.visitors)) {
    if ((await store.countHistory(visitorId, {})) <= demoVisits) await store.removeVisitors([visitorId])
  }
}
