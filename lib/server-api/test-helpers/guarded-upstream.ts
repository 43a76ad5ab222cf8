import type { Region, Visit } from '../../visits/visit'
import { type ChainFigures, usualFigures } from '../chain-figures'
import { createGuardedServerApi } from '../create-guarded-server-api'
import type { Generation } from '../generation'
import type { GuardedServerApi } from '../guarded-server-api'
import { type ServerApiSource, createSource } from '../source'
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream'

export const startOfTests = Date.UTC(2026, 5, 1)

/** Waits for answers for as long as a busy machine needs, and for nothing else. */
export const calmFigures: ChainFigures = {
  ...usualFigures,
  patience: { connect: 10_000, headers: 10_000, attempt: 10_000 },
  total: 15_000,
  retry: { ...usualFigures.retry, shortest: 0, longest: 0 },
  bulkhead: { ...usualFigures.bulkhead, queuedFor: 15_000 },
}

/** For an upstream that never answers. */
export const hastyFigures: ChainFigures = { ...calmFigures, patience: { connect: 10_000, headers: 10_000, attempt: 100 } }

export interface Guarded {
  upstream: FaultyUpstream
  source: ServerApiSource
  api: GuardedServerApi
  clock: { now: number }
  close(): Promise<void>
}

interface GuardedOptions {
  figures?: ChainFigures
  generation?: Generation
  region?: Region
  visits?: readonly Visit[]
  token?: string
}

/** An upstream that knows `visits`, and the chain before it on a clock that stands still until it is moved. */
export async function openGuarded({ figures = calmFigures, generation, region = 'eu', visits = visitsOf('someone', 3), token = 'a-token-of-the-tests' }: GuardedOptions = {}): Promise<Guarded> {
  const upstream = await startFaultyUpstream({ token, visits })
  const source = createSource(region, upstream.origin, token, generation)
  const clock = { now: startOfTests }
  const api = createGuardedServerApi({ sources: [source], figures, now: () => clock.now, random: () => 0.5 })
  return {
    upstream,
    source,
    api,
    clock,
    async close() {
      await upstream.close()
      await api.close()
    },
  }
}

export function visitsOf(visitorId: string, count: number): Visit[] {
  return Array.from({ length: count }, (_, index) => {
    const timestamp = startOfTests - index * 60_000
    return { visitorId, requestId: `${visitorId}-${index}`, timestamp, time: new Date(timestamp).toISOString(), url: `https://shop.example/${index}`, ip: '203.0.113.7' }
  })
}
