import type { TimelineRow, TimelineVisit } from './timeline'
import type { Visit } from './visit'
import { hasChanged } from './visit-changes'

interface StepOptions {
  /** Stops only where anything but the page changed. */
  changes?: boolean
  /** Whether the last visit of the list is the very first; else it is not known yet whether that one is a change. */
  complete?: boolean
}

/**
 * The request id that a key goes to from the chosen visit, in a list that is newest first: 1 is older, -1 newer.
 * Undefined at the end.
 */
export function stepVisit(visits: readonly Visit[], chosen: string | undefined, step: 1 | -1, { changes = false, complete = true }: StepOptions = {}): string | undefined {
  const start = visits.findIndex((visit) => visit.requestId === chosen)
  if (start === -1) return visits[0]?.requestId
  for (let index = start + step; index >= 0 && index < visits.length; index += step) {
    const visit = visits[index]
    const older = visits[index + 1]
    if (visit && (!changes || (older ? hasChanged(older, visit) : complete))) return visit.requestId
  }
  return undefined
}

/** Where a visit is among the rows, in a closed fold too; -1 where it is not loaded. */
export function rowOfVisit(rows: readonly TimelineRow[], requestId: string): number {
  const row = rows.findIndex((candidate) => candidate.kind === 'visit' && candidate.key === requestId)
  if (row !== -1) return row
  return rows.findIndex((candidate) => candidate.kind === 'fold' && candidate.visits.some((visit: TimelineVisit) => visit.requestId === requestId))
}
