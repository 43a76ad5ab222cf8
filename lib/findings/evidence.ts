import type { Visit } from '../visits/visit'

const mostVisits = 50

/** The visits that a finding speaks of. */
export interface Evidence {
  requestIds: string[]
  from: number
  to: number
}

/** Keeps the newest 50 of the visits that it is given oldest first. */
export function createEvidence() {
  const kept: Pick<Visit, 'requestId' | 'timestamp'>[] = []
  return {
    add({ requestId, timestamp }: Pick<Visit, 'requestId' | 'timestamp'>) {
      if (kept.some((visit) => visit.requestId === requestId)) return
      kept.push({ requestId, timestamp })
      if (kept.length > mostVisits) kept.shift()
    },
    get(): Evidence {
      const times = kept.map((visit) => visit.timestamp)
      return { requestIds: kept.map((visit) => visit.requestId).reverse(), from: Math.min(...times), to: Math.max(...times) }
    },
  }
}
