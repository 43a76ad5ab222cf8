import { getDatabase } from '../database/get-database'
import { processWide } from '../database/process-wide'
import { createVisitStore } from './create-visit-store'
import type { VisitStore } from './visit-store'

/** This process's own visit store, on its own database. Its `close` closes that database for everyone: only at the end. */
export function getVisitStore(): VisitStore {
  return processWide('visit-store', () => createVisitStore(getDatabase()))
}
