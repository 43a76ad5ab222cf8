import type { Region } from '../visits/visit'
import type { RegionHealth } from './region-health'
import type { ServerApiSource } from './source'

/** What everybody may know of a region. */
interface RegionReport {
  region: Region
  state: RegionHealth['state'] | 'refused'
}

const refusals = new Set<string>(['forbidden', 'wrong_region'])

/** How each of the sources is doing, in their order. One whose last call failed is not answering, whether its circuit is open yet or not. */
export function reportRegions(sources: readonly ServerApiSource[], health: readonly RegionHealth[]): RegionReport[] {
  return sources.map(({ region }) => {
    const known = health.find((candidate) => candidate.region === region)
    return { region, state: known ? stateOf(known) : 'unknown' }
  })
}

function stateOf({ state, lastError, lastAnswerAt = 0 }: RegionHealth): RegionReport['state'] {
  if (state === 'paused' || !lastError || lastError.at <= lastAnswerAt || lastError.code === 'rate_limited') return state
  return refusals.has(lastError.code) ? 'refused' : 'down'
}
