import type { VisitStore } from '../store/visit-store'
import { hourMs } from './calendar'
import { demoVersion, findDemoNote, type DemoNote } from './demo-note'
import { emptyNote, fillDemo, type GenerateDemo } from './fill-demo'
import { generateDemo } from './generate-demo'
import { removeDemo } from './remove-demo'

export type DemoOutcome = 'filled' | 'moved' | 'removed' | 'unchanged'

const oldAfterMs = 6 * hourMs

/**
 * Brings the demo visits into the state that is asked for, going on where a killed process was. On: an empty store is filled, and
 * demo visits older than six hours are made anew, as long as there is nothing else. Off: they are removed. `now` is epoch ms.
 */
export async function prepareDemo(store: VisitStore, now: number, { on, generate = generateDemo }: { on: boolean; generate?: GenerateDemo }): Promise<DemoOutcome> {
  const note = await findDemoNote(store)
  const fill = async (from: DemoNote, outcome: DemoOutcome) => {
    await fillDemo(store, from, generate)
    return outcome
  }
  const fillIfEmpty = async (outcome: DemoOutcome) => ((await isEmpty(store)) ? fill(emptyNote(now), outcome) : 'unchanged')

  if (!on && !note) return 'unchanged'
  if (!note) return fillIfEmpty('filled')
  if (!on) {
    await removeDemo(store, note)
    return 'removed'
  }
  const fits = note.version === demoVersion && Math.abs(now - note.madeAt) <= oldAfterMs
  if (note.state === 'filling' && fits) return fill(note, 'filled')
  if (note.state === 'full' && !(await isEmpty(store)) && (fits || !(await isDemoAlone(store, note)))) return 'unchanged'
  await removeDemo(store, note)
  return fillIfEmpty('moved')
}

async function isEmpty(store: VisitStore): Promise<boolean> {
  return (await store.totals()).visits === 0
}

async function isDemoAlone(store: VisitStore, note: DemoNote): Promise<boolean> {
  const counts = Object.values(note.visitors)
  const { visits, visitors } = await store.totals()
  return visitors === counts.length && visits === counts.reduce((sum, count) => sum + count, 0)
}
