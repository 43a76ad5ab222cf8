import { getVisitStore } from './get-visit-store'
import type { AppendTally } from './visit-store'

/** What the archive holds, how large it is in bytes, and how its writes went. */
export async function readArchiveStatus(): Promise<AppendTally & { visits: number; visitors: number; size: number }> {
  const store = getVisitStore()
  const [totals, size] = await Promise.all([store.totals(), store.sizeOnDisk()])
  return { ...totals, size, ...store.tally() }
}
