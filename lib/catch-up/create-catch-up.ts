import type { CatchUpProgress } from '../console-api/answers'
import { describeError, logEvent } from '../http/logger'
import { isServerApiError } from '../server-api/errors/server-api-error'
import type { ServerApiSource } from '../server-api/source'
import { type FillDependencies, fillGap } from './fill-gap'

const minuteMs = 60_000
const everyMs = 15 * minuteMs
const firstPauseMs = 30_000

export interface CatchUpDependencies extends FillDependencies {
  sources: readonly ServerApiSource[]
  /** Rejects once `signal` is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

export interface CatchUp {
  /** Begins, and goes on every quarter of an hour. Started twice, it runs once. */
  start(): void
  /** Resolves once nothing is under way any more; what was stored is kept, and the next start goes on from there. */
  stop(): Promise<void>
  /** One for each region whose generation can list its events. */
  progress(): CatchUpProgress[]
}

/** Keeps the archive up to what the regions have seen: after a start, and where a webhook was lost. */
export function createCatchUp({ sources, wait, ...dependencies }: CatchUpDependencies): CatchUp {
  const turns = sources
    .filter(({ generation }) => generation.eventsPath !== undefined)
    .map((source) => ({ source, progress: emptyProgress(source) }))
  const end = new AbortController()
  let running: Promise<unknown> | undefined

  /** One region, turn by turn. A region that fails is asked again ever later, and never holds up another. */
  async function keepUp({ source, progress }: (typeof turns)[number]): Promise<void> {
    let failures = 0
    while (!end.signal.aborted) {
      const pauseMs = await takeTurn(source, progress).then(() => {
        failures = 0
        return everyMs
      }, (error: unknown) => {
        failures += 1
        return end.signal.aborted ? 0 : Math.max(pauseAfter(failures), tellFailure(error, progress))
      })
      if (end.signal.aborted) return
      progress.nextAt = dependencies.now() + pauseMs
      await wait(pauseMs, end.signal).catch(() => undefined)
    }
  }

  async function takeTurn(source: ServerApiSource, progress: CatchUpProgress): Promise<void> {
    Object.assign(progress, emptyProgress(source), { state: 'running', startedAt: dependencies.now(), lastError: progress.lastError })
    await fillGap(dependencies, source, progress, end.signal)
    progress.state = 'waiting'
    progress.endedAt = dependencies.now()
    delete progress.lastError
  }

  /** The milliseconds that the region wants to be left alone for. */
  function tellFailure(error: unknown, progress: CatchUpProgress): number {
    const at = dependencies.now()
    logEvent('warn', 'catch_up_failed', { region: progress.region, ...describeError(error) })
    Object.assign(progress, { state: 'failed', endedAt: at, lastError: { sentence: isServerApiError(error) ? error.sentence : ownSentence, at } })
    return isServerApiError(error) && error.retryAt !== undefined ? error.retryAt - at : 0
  }

  return {
    start: () => {
      running ??= Promise.all(turns.map(keepUp))
    },
    stop: async () => {
      end.abort()
      await running
    },
    progress: () => turns.map(({ progress }) => ({ ...progress })),
  }
}

const ownSentence = 'Sightline could not store what it received. Check the disk and the log.'

function emptyProgress({ region }: ServerApiSource): CatchUpProgress {
  return { region, state: 'waiting', from: undefined, to: undefined, reached: undefined, endedAt: undefined, nextAt: undefined, pages: 0, visits: 0, fresh: 0, unreadable: 0 }
}

function pauseAfter(failures: number): number {
  return Math.min(firstPauseMs * 2 ** (failures - 1), everyMs)
}
