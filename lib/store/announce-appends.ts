import type { VisitStore } from './visit-store'

type Append = VisitStore['append']

/** The same `append`, and who wants to hear that it brought something new. */
export function announceAppends(append: Append): { append: Append; onAppended: VisitStore['onAppended'] } {
  const listeners = new Set<() => void>()
  return {
    async append(visits) {
      const report = await append(visits)
      if (report.accepted > 0) for (const hear of listeners) hear()
      return report
    },
    onAppended(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}
