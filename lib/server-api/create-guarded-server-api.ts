import { setTimeout as sleep } from 'node:timers/promises'
import type { Region } from '../visits/visit'
import { isVisitorId } from '../visits/visitor-id'
import { createAnswerCache } from './answer-cache'
import { usualFigures } from './chain-figures'
import { createServerApi, describeCall } from './create-server-api'
import { InvalidVisitorIdError } from './errors/invalid-visitor-id-error'
import { isServerApiError } from './errors/server-api-error'
import { allowsStale } from './faults'
import type { VisitorQuestion } from './generation'
import type { GuardedServerApi } from './guarded-server-api'
import type { ServerApiAnswer } from './read-answer'
import { type ChainSurroundings, type RegionGuard, createRegionGuard } from './region-guard'
import { createSingleFlight } from './single-flight'
import type { ServerApiSource } from './source'
import { testToken } from './test-token'
import { untilAborted } from './until-aborted'

interface GuardedServerApiOptions extends Partial<ChainSurroundings> {
  /** Those that health and the test of tokens know from the start. */
  sources: readonly ServerApiSource[]
}

export function createGuardedServerApi({ sources, figures = usualFigures, now = Date.now, random = Math.random }: GuardedServerApiOptions): GuardedServerApi {
  const client = createServerApi({ now, patience: figures.patience, onHead: (source, date) => guardOf(source).journal.sawClock(date) })
  const cache = createAnswerCache(figures.cache, now)
  const flights = createSingleFlight<ServerApiAnswer>()
  const guards = new Map<string, RegionGuard>()
  const guardBySource = new WeakMap<ServerApiSource, RegionGuard>()
  for (const source of sources) guardOf(source)

  function guardOf(source: ServerApiSource): RegionGuard {
    const known = guardBySource.get(source)
    if (known) return known
    const key = `${source.region} ${source.baseUrl}`
    const guard = guards.get(key) ?? createRegionGuard(source, { figures, now, random })
    guards.set(key, guard)
    guardBySource.set(source, guard)
    return guard
  }

  /** Keeps what it is told, or falls back on what was kept; neither after the visitor was forgotten. */
  async function lookUp(guard: RegionGuard, key: string, visitorId: string, question: VisitorQuestion, isCurrent: () => boolean): Promise<ServerApiAnswer> {
    const { source } = guard
    try {
      const describe = () => describeCall(source, source.generation.visitorPath(visitorId, question, now()))
      const said = await guard.run(describe, (within) => client.ask(source, visitorId, question, within, cache.any(key)))
      if (isCurrent()) cache.keep(key, visitorId, said)
      return said.answer
    } catch (error) {
      if (!isServerApiError(error)) throw error
      if (error.code === 'visitor_not_found') cache.drop(key)
      const known = allowsStale(error) ? cache.any(key) : undefined
      if (!known) throw error
      guard.journal.lookups.stale += 1
      return { ...known.answer(), stale: { fetchedAt: known.fetchedAt, failure: error } }
    }
  }

  return {
    async ask(source, visitorId, { signal, fresh = false, ...question }) {
      if (!isVisitorId(visitorId)) throw new InvalidVisitorIdError(source.region)
      signal?.throwIfAborted()
      const guard = guardOf(source)
      const { lookups } = guard.journal
      lookups.all += 1
      const key = keyOf(source, visitorId, question)
      // The other pages of the visitor, which are asked for next, are to be as new as this one.
      if (fresh) cache.outdate(visitorId)
      const known = isReadAnew(source) ? undefined : cache.fresh(key)
      if (known) {
        lookups.cached += 1
        return known.answer()
      }
      if (flights.has(key)) lookups.joined += 1
      return untilAborted(flights.join(key, (isCurrent) => lookUp(guard, key, visitorId, question, isCurrent)), signal)
    },
    lastAnswer: (source, visitorId, question) => cache.read(keyOf(source, visitorId, question)),
    async events(source, { signal, ...question }) {
      const guard = guardOf(source)
      for (let wait = guard.allowance?.wait() ?? 0; wait > 0; wait = guard.allowance?.wait() ?? 0) await sleep(wait, undefined, { signal })
      const describe = () => describeCall(source, source.generation.eventsPath?.(question) ?? '')
      return untilAborted(guard.run(describe, (within) => client.events(source, question, within)), signal)
    },
    health: () => [...guards.values()].map((guard) => guard.health()),
    tryNow(region) {
      for (const guard of guardsOf(region)) guard.tryNow()
    },
    async testToken(region) {
      return testToken(region, guardsOf(region)[0]?.source, client)
    },
    forget(visitorId) {
      cache.forget(visitorId)
      flights.part((key) => visitorId === undefined || key.startsWith(`${visitorId}\n`))
    },
    close: () => client.close(),
  }

  function guardsOf(region: Region): RegionGuard[] {
    return [...guards.values()].filter(({ source }) => source.region === region)
  }
}

const keyOf = ({ region, baseUrl }: ServerApiSource, visitorId: string, { limit, linkedId, paginationKey }: VisitorQuestion) =>
  [visitorId, region, baseUrl, limit, linkedId ?? '', paginationKey ?? ''].join('\n')

/** Our own answers come from the store that new visits are written to: keeping them would hide what has just come. */
const isReadAnew = (source: ServerApiSource) => source.region === 'embedded'
