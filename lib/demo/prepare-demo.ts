import type { VisitStore } from '../store/visit-store'
import { hourMs } from './calendar'
import { demoVersion, findDemoNote, writeDemoNote } from './demo-note'
import { emptyNote, fillDemo, type GenerateDemo } from './fill-demo'
import { generateDemo } from './generate-demo'
import { removeDemo } from './remove-demo'

export type DemoOutcome = 'filled' | 'moved' | 'removed' | 'unchanged'

const oldAfterMs = 6 * hourMs

/**
 * Brings the demo visits into the state that is asked for, going on where a killed process was. On: an empty store is filled, and
 * demo visits older than six hours are made anew, beside whatever else there is. Off: they are removed. `now` is epoch ms.
 */
export async function prepareDemo(store: VisitStore, now: number, { on, generate = generateDemo }: { on: boolean; generate?: GenerateDemo }): Promise<DemoOutcome> {
  const note = await findDemoNote(store)
  if (!note && (!on || !(await isEmpty(store)))) return 'unchanged'
  if (!on && note) {
    await removeDemo(store, note, generate)
    await writeDemoNote(store, null)
    return 'removed'
  }
  const fits = note?.version === demoVersion && Math.abs(now - note.madeAt) <= oldAfterMs
  if (note?.state === 'full' && fits && !(await isEmpty(store))) return 'unchanged'
  if (note?.state === 'filling' && fits) {
    await fillDemo(store, note, generate)
    return 'filled'
  }
  // The note stays until the first of the new ones: without it, a store that has other visits would be left without a demo.
  if (note) await removeDemo(store, note, generate)
  await fillDemo(store, emptyNote(now), generate)
  return note ? 'moved' : 'filled'
}

async function isEmpty(store: VisitStore): Promise<boolean> {
  return (await store.totals()).visits === 0
}
