import type { SourceReport } from '../console-api/answers'
import type { ServerApiError } from '../server-api/errors/server-api-error'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import type { RegionHealth } from '../server-api/region-health'
import type { SourceReader } from './get-history-source'

/** Why a source is not `ok`. */
export interface SourceDoubt {
  status: 'stale' | 'failed'
  failure: ServerApiError
  /** What a report says of it; times are epoch milliseconds. */
  said: Pick<SourceReport, 'code' | 'asOf' | 'lastAnswerAt' | 'retryAt'>
}

/** By region, those sources that failed or answered with what was known before. */
export function doubtSources(readers: readonly SourceReader[], serverApi: Pick<GuardedServerApi, 'health'>, now: number): ReadonlyMap<string, SourceDoubt> {
  const doubtful = readers.filter((reader) => reader.failure() ?? reader.staleness())
  // Summing up how the regions do costs something, and all is well nearly always.
  const health = doubtful.length === 0 ? [] : serverApi.health()
  return new Map(doubtful.flatMap((reader) => {
    const doubt = doubtOf(reader, health.find(({ region }) => region === reader.region), now)
    return doubt ? [[reader.region, doubt]] : []
  }))
}

function doubtOf(reader: SourceReader, health: RegionHealth | undefined, now: number): SourceDoubt | undefined {
  const staleness = reader.staleness()
  const failure = reader.failure() ?? staleness?.failure
  if (!failure) return undefined
  const retryAt = failure.retryAt ?? health?.pausedUntil ?? health?.circuit.opensAgainAt ?? saidToRetryAt(failure, now)
  return {
    status: reader.failure() ? 'failed' : 'stale',
    failure,
    said: {
      code: failure.code,
      ...(staleness && { asOf: staleness.fetchedAt }),
      ...(health?.lastAnswerAt !== undefined && { lastAnswerAt: health.lastAnswerAt }),
      ...(retryAt !== undefined && { retryAt }),
    },
  }
}

function saidToRetryAt(failure: ServerApiError, now: number): number | undefined {
  return 'retryAfterSeconds' in failure && typeof failure.retryAfterSeconds === 'number' ? now + failure.retryAfterSeconds * 1_000 : undefined
}
