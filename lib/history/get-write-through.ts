import { processWide } from '../database/process-wide'
import { getVisitStore } from '../store/get-visit-store'
import { type WriteThrough, createWriteThrough } from './write-through'

/** This process's own writer into its visit store. */
export function getWriteThrough(): WriteThrough {
  return processWide('write-through', () => createWriteThrough({ store: getVisitStore() }))
}
