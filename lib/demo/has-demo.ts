import type { VisitStore } from '../store/visit-store'
import { findDemoNote } from './demo-note'

/** Whether the store holds demo visits. */
export async function hasDemo(store: VisitStore): Promise<boolean> {
  return (await findDemoNote(store)) !== null
}
