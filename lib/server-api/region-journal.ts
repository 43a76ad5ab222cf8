import { advice } from './advice'
import type { ServerApiError } from './errors/server-api-error'
import type { RegionHealth } from './region-health'

const newest = 200
/** Refusals of ours: what led to them is the error worth showing. */
const ownRefusals = new Set<string>(['circuit_open', 'paused'])

export type RegionJournal = ReturnType<typeof createRegionJournal>

/** Counts what happens to the calls of one region. */
export function createRegionJournal(now: () => number) {
  const lookups = { all: 0, cached: 0, joined: 0, stale: 0 }
  const failures: RegionHealth['failures'] = {}
  let latencies: number[] = []
  let calls = 0
  let retries = 0
  let lastAnswerAt: number | undefined
  let lastError: RegionHealth['lastError']
  let clockDifferenceMs: number | undefined

  return {
    lookups,
    sent(isRetry: boolean): void {
      calls += 1
      if (isRetry) retries += 1
    },
    /** `tookMs` from the request to the last byte. */
    answered(tookMs: number): void {
      latencies = [...latencies.slice(1 - newest), tookMs]
      lastAnswerAt = now()
    },
    failed({ code, sentence }: ServerApiError): void {
      failures[code] = (failures[code] ?? 0) + 1
      if (!ownRefusals.has(code)) lastError = { code, sentence, advice: advice[code], at: now() }
    },
    /** A Date header, as it came. */
    sawClock(date: string | undefined): void {
      const theirs = date === undefined ? Number.NaN : Date.parse(date)
      if (Number.isFinite(theirs)) clockDifferenceMs = Math.round((theirs - now()) / 1_000) * 1_000
    },
    read() {
      const latency = latencies.length === 0 ? undefined : quantilesOf(latencies)
      return { calls, retries, failures: { ...failures }, lookups: { ...lookups }, latency, lastAnswerAt, lastError, clockDifferenceMs }
    },
  }
}

function quantilesOf(values: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
