import { processWide } from '../database/process-wide'
import { getVisitStore } from '../store/get-visit-store'
import { createLive, type Live } from './create-live'

const figures = { pollMs: 2_000, restMs: 250, beatMs: 15_000 }

/** This process's own. */
export function getLive(): Live {
  return processWide('live', () => createLive({ store: getVisitStore(), figures }))
}
