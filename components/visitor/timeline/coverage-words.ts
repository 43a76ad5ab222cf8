import type { SourceReport } from '@/lib/console-api/answers'
import { dateText, zonedParts } from '@/lib/visits/time-zone'

/** `Archive reaches back to 3 March. Server API: 38 visits in 10 days.`, and the same for a phone. */
export function coverageWords(sources: readonly SourceReport[] | undefined, recent: number | undefined, zone: string, now: number): { long: string; short: string } | null {
  const archive = sources?.find(({ source }) => source === 'archive')
  if (!sources || !archive) return null
  const regions = sources.filter(({ source }) => source !== 'archive')
  const since = archive.reachesBackTo === null ? undefined : dayOf(archive.reachesBackTo, zone, now)
  const failed = regions.length > 0 && regions.every(({ status }) => status === 'failed')
  const counted = recent === undefined ? '' : `${recent.toLocaleString('en-GB')} ${recent === 1 ? 'visit' : 'visits'}`
  const serverApi = failed ? 'Server API: no answer.' : counted && `Server API: ${counted} in 10 days.`
  return {
    long: [since === undefined ? 'The archive has no visit.' : `Archive reaches back to ${since}.`, serverApi].filter(Boolean).join(' '),
    short: [since === undefined ? 'Nothing archived.' : `Archive back to ${since}.`, failed ? serverApi : counted && `${counted}, last 10 days.`].filter(Boolean).join(' '),
  }
}

/** `3 March`, with its year where that is not the present one. */
function dayOf(timestamp: number, zone: string, now: number): string {
  const date = dateText(zone, timestamp)
  return zonedParts(zone, timestamp).year === zonedParts(zone, now).year ? date.replace(/ \d+$/, '') : date
}
