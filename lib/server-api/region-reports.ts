import type { Region } from '../visits/visit'
import type { RegionHealth } from './region-health'
import type { ServerApiSource } from './source'

/** What everybody may know of a region. */
interface RegionReport {
  region: Region
  state: RegionHealth['state'] | 'refused'
}

const refusals = new Set(['forbidden', 'wrong_region'])

/** How each of the sources is doing, in their order. */
export function reportRegions(sources: readonly ServerApiSource[], health: readonly RegionHealth[]): RegionReport[] {
  return sources.map(({ region }) => {
    const known = health.find((candidate) => candidate.region === region)
    if (!known) return { region, state: 'unknown' }
    const { lastError, lastAnswerAt = 0 } = known
    return { region, state: lastError && refusals.has(lastError.code) && lastError.at >= lastAnswerAt ? 'refused' : known.state }
  })
}
