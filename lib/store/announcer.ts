import type { VisitStore } from './visit-store'

/** Who wants to hear that this process brought something new into the store. */
export function createAnnouncer(): { announce: () => void; onAppended: VisitStore['onAppended'] } {
  const listeners = new Set<() => void>()
  return {
    announce() {
      for (const hear of listeners) hear()
    },
    onAppended(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}
