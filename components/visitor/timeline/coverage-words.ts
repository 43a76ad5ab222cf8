import { countText } from '@/components/ui/count-text'
import { capital, joinWords, spokenRegion } from '@/components/ui/region-name'
import type { SourceReport } from '@/lib/console-api/answers'
import { dateText, shortTimeText, zonedParts } from '@/lib/visits/time-zone'

/** A region that is to answer for ten days and reaches back less than this, in ms, keeps some from us. */
const fullMs = 9.9 * 86_400_000

/** `Archive reaches back to 3 March. Server API: 38 visits in 10 days.`, with what may be missing, and the same for a phone. */
export function coverageWords(sources: readonly SourceReport[] | undefined, recent: number | undefined, zone: string, now: number): { long: string; short: string } | null {
  const archive = sources?.find(({ source }) => source === 'archive')
  if (!sources || !archive) return null
  const regions = sources.filter(({ source }) => source !== 'archive')
  const since = archive.reachesBackTo === null ? undefined : dayOf(archive.reachesBackTo, zone, now)
  const failed = regions.length > 0 && regions.every(({ status }) => status === 'failed')
  const counted = recent === undefined ? '' : countText(recent, 'visit')
  const serverApi = failed ? 'Server API: no answer.' : counted && `Server API: ${counted} in 10 days${without(regions)}.`
  const archived = archive.status === 'ok' ? undefined : 'The archive could not be read or written'
  const long = archived ?? (since === undefined ? 'The archive has no visit' : `Archive reaches back to ${since}`)
  const short = archived ?? (since === undefined ? 'Nothing archived' : `Archive back to ${since}`)
  return {
    long: [`${long}.`, serverApi, ...limits(regions, zone, now)].filter(Boolean).join(' '),
    short: [`${short}.`, failed ? serverApi : counted && `${counted}, last 10 days${without(regions)}.`].filter(Boolean).join(' '),
  }
}

/** `, without EU`: those that did not answer beside others that did. */
function without(regions: readonly SourceReport[]): string {
  const failed = regions.filter(({ status }) => status === 'failed').map(({ source }) => spokenRegion(source))
  return failed.length === 0 ? '' : `, without ${joinWords(failed)}`
}

/** What a region has said that is old, or does not reach as far as it should. */
function limits(regions: readonly SourceReport[], zone: string, now: number): string[] {
  return regions.flatMap(({ source, status, asOf, reachesBackTo }) => {
    const name = capital(spokenRegion(source))
    if (status === 'stale') return asOf === undefined ? [] : [`${name} as of ${shortTimeText(zone, asOf)}.`]
    if (status === 'ok' && now > 0 && reachesBackTo !== null && reachesBackTo > now - fullMs) return [`${name} reaches back to ${dayOf(reachesBackTo, zone, now)} only.`]
    return []
  })
}

/** `3 March`, with its year where that is not the present one. */
function dayOf(timestamp: number, zone: string, now: number): string {
  const date = dateText(zone, timestamp)
  return zonedParts(zone, timestamp).year === zonedParts(zone, now).year ? date.replace(/ \d+$/, '') : date
}
