import type { Visit } from '../visits/visit'
import type { Finding } from './finding'
import type { Rule } from './rule'

const windowMs = 300_000
const leastVisits = 20
/** How far above the usual rhythm. */
const factor = 5
/** Visits so near to the burst are part of it, not of the usual rhythm. */
const aroundMs = 3_600_000

type Seen = Pick<Visit, 'requestId' | 'timestamp'>

/**
 * Many visits within five minutes: at least 20, and at least five times as many as usual, which is the mean over the
 * five-minute slots that have a visit at all, an hour around the burst left out.
 */
export function createBurstRule(): Rule {
  const slots = new Map<number, number>()
  const recent = createWindow()
  let peak: { visits: number; newest: Seen[]; start: number; end: number } | undefined
  let visits = 0

  return {
    see(visit) {
      visits += 1
      const slot = Math.floor(visit.timestamp / windowMs)
      slots.set(slot, (slots.get(slot) ?? 0) + 1)
      recent.add(visit)
      const size = recent.size()
      if (size >= leastVisits && size > (peak?.visits ?? 0)) peak = { visits: size, newest: recent.newest(50), start: recent.start(), end: visit.timestamp }
    },
    result() {
      const findings: Finding[] = []
      if (peak) {
        const usualPerWindow = usual(slots, peak.start - aroundMs, peak.end + aroundMs)
        if (peak.visits >= factor * usualPerWindow) {
          const figures = { visits: peak.visits, windowMs, start: peak.start, usualPerWindow }
          findings.push({ kind: 'burst', severity: 'warn', requestIds: peak.newest.map((visit) => visit.requestId).reverse(), from: peak.start, to: peak.end, figures })
        }
      }
      return { findings, checked: visits > 0 ? ['burst'] : [] }
    },
  }
}

function usual(slots: ReadonlyMap<number, number>, from: number, to: number): number {
  let visits = 0
  let active = 0
  for (const [slot, count] of slots) {
    const start = slot * windowMs
    if (start + windowMs > from && start < to) continue
    visits += count
    active += 1
  }
  return active === 0 ? 0 : visits / active
}

/** The visits of the five minutes up to the last one. */
function createWindow() {
  let kept: Seen[] = []
  let first = 0
  return {
    add({ requestId, timestamp }: Seen) {
      kept.push({ requestId, timestamp })
      while ((kept[first]?.timestamp ?? timestamp) <= timestamp - windowMs) first += 1
      // Seldom, so that a visit costs little.
      if (first > 1_000) {
        kept = kept.slice(first)
        first = 0
      }
    },
    size: () => kept.length - first,
    newest: (most: number) => kept.slice(Math.max(first, kept.length - most)),
    start: () => kept[first]?.timestamp ?? 0,
  }
}
