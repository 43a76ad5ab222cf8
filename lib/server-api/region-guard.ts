import { handleWhen, retry } from 'cockatiel'
import { createAllowance } from './allowance'
import { createBulkhead, NoPlace } from './bulkhead'
import type { ChainFigures } from './chain-figures'
import { createCircuit } from './circuit'
import { CircuitOpenError } from './errors/circuit-open-error'
import { OverloadedError } from './errors/overloaded-error'
import { PausedError } from './errors/paused-error'
import { RateLimitedError } from './errors/rate-limited-error'
import { type Asked, isServerApiError } from './errors/server-api-error'
import { isFault, isWorthARetry } from './faults'
import { createPause } from './pause'
import type { RegionHealth } from './region-health'
import { createRegionJournal } from './region-journal'
import { createRetryBudget } from './retry-budget'
import { retryDelay } from './retry-delay'
import type { ServerApiSource } from './source'

export type RegionGuard = ReturnType<typeof createRegionGuard>

/** What the chain does around the calls of a region. */
export interface ChainSurroundings {
  figures: ChainFigures
  /** Epoch milliseconds. */
  now: () => number
  /** 0 to 1, the latter excluded. */
  random: () => number
}

/** Asks the region once, within so many milliseconds. */
type Call<T> = (within: number) => Promise<T>

/** The part of the chain that belongs to one region: bulkhead, circuit, pause, retry and total time. */
export function createRegionGuard(source: ServerApiSource, { figures, now, random }: ChainSurroundings) {
  const journal = createRegionJournal(now)
  const pause = createPause(figures.pause, now)
  const bulkhead = createBulkhead(figures.bulkhead)
  const budget = createRetryBudget(figures.retry)
  const circuit = createCircuit({ figures: figures.circuit, isFault: (error) => isServerApiError(error) && isFault(error), now })
  const allowance = source.generation.name === 'v4' ? createAllowance(figures.allowance, now) : undefined

  function refuseWhileUnwell(describe: () => Asked): void {
    const pausedUntil = pause.until()
    if (pausedUntil !== undefined) throw new PausedError(describe(), pausedUntil)
    const openUntil = circuit.refusesUntil()
    if (openUntil !== undefined) throw new CircuitOpenError(describe(), openUntil)
  }

  async function attempt<T>(call: Call<T>, left: number, isRetry: boolean): Promise<T> {
    journal.sent(isRetry)
    allowance?.take()
    const startedAt = performance.now()
    try {
      const answer = await call(left)
      journal.answered(performance.now() - startedAt)
      pause.succeeded()
      return answer
    } catch (error) {
      if (isServerApiError(error)) {
        if (error.code === 'visitor_not_found') journal.answered(performance.now() - startedAt)
        else journal.failed(error)
      }
      throw error
    }
  }

  /** Each attempt within what is left of the whole time. */
  async function withRetries<T>(call: Call<T>, endsAt: number): Promise<T> {
    let retries = 0
    let delay = 0
    const left = () => endsAt - performance.now()
    function isRetried(error: Error): boolean {
      const isWorthIt = retries < figures.retry.atMost && isServerApiError(error) && isWorthARetry(error, figures.pause.longestWait)
      if (!isWorthIt) return false
      delay = retryDelay(error, figures.retry, random)
      // A region that others have found to be unwell meanwhile is left alone.
      if (delay >= left() || pause.until() !== undefined || circuit.refusesUntil() !== undefined || !budget.spend()) return false
      retries += 1
      return true
    }
    const backoff = { next: () => ({ ...backoff, duration: delay }) }
    try {
      return await retry(handleWhen(isRetried), { maxAttempts: figures.retry.atMost, backoff }).execute(({ attempt: number }) => attempt(call, Math.max(1, left()), number > 0))
    } catch (error) {
      if (error instanceof RateLimitedError) throw new RateLimitedError(error.asked, error.retryAfterSeconds, pause.begin(error.retryAfterSeconds))
      throw error
    }
  }

  return {
    source,
    journal,
    allowance,
    /** Through the whole chain; `describe` is asked where nothing is sent. Throws ServerApiError. */
    async run<T>(describe: () => Asked, call: Call<T>): Promise<T> {
      const endsAt = performance.now() + figures.total
      try {
        refuseWhileUnwell(describe)
        budget.earn()
        return await bulkhead.execute(async () => {
          refuseWhileUnwell(describe)
          return circuit.execute(() => withRetries(call, endsAt))
        })
      } catch (error) {
        const refusal = error instanceof NoPlace ? new OverloadedError(describe(), now() + figures.bulkhead.queuedFor) : error
        if (refusal instanceof OverloadedError || refusal instanceof PausedError || refusal instanceof CircuitOpenError) journal.failed(refusal)
        throw refusal
      }
    },
    tryNow(): void {
      circuit.close()
      pause.end()
    },
    health(): RegionHealth {
      const { latency, lastAnswerAt, lastError, clockDifferenceMs, ...counts } = journal.read()
      const pausedUntil = pause.until()
      const circuitState = circuit.state()
      const state = circuitState.state !== 'closed' ? 'down' : pausedUntil !== undefined ? 'paused' : latency === undefined ? 'unknown' : latency.p50 > 1_000 ? 'slow' : 'ok'
      return {
        region: source.region,
        host: new URL(source.baseUrl).host,
        generation: source.generation.name,
        state,
        circuit: circuitState,
        ...(pausedUntil === undefined ? {} : { pausedUntil }),
        ...counts,
        running: bulkhead.running(),
        queued: bulkhead.queued(),
        ...(latency && { latency }),
        ...(lastAnswerAt === undefined ? {} : { lastAnswerAt }),
        ...(lastError && { lastError }),
        ...(allowance && { allowance: { perSecond: figures.allowance.perSecond, burst: figures.allowance.burst, left: allowance.left() } }),
        ...(clockDifferenceMs === undefined ? {} : { clockDifferenceMs }),
      }
    },
  }
}
