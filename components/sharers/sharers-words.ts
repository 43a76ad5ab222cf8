import type { SharersAnswer } from '@/lib/console-api/answers'
import { countText, numberText } from '../ui/count-text'

export interface SharedFact {
  label: string
  value: string
  /** Behind the value: which ones, or of how many. */
  note?: string
}

type Facts = Pick<SharersAnswer, 'total' | 'facts'>

/** What stands above the list: how many there are, where they are, and how many hide. */
export function sharedFacts({ total, facts }: Facts, of: 'linkedId' | 'network'): SharedFact[] {
  const { looked, incognito, countries, countryCount, ipCount, linkedIdCount } = facts
  const all = total ? looked >= total.visits : true
  return [
    ...(total ? [{ label: of === 'linkedId' ? 'Devices' : 'Visitors', value: atLeastText(total.visitors, total.atLeast) }, { label: 'Visits', value: atLeastText(total.visits, total.atLeast) }] : []),
    { label: 'Countries', value: numberText(countryCount), note: listText(countries, countryCount) },
    ...(of === 'linkedId' ? [{ label: 'IPs', value: numberText(ipCount) }] : [{ label: 'Linked ids', value: numberText(linkedIdCount) }, { label: 'IPs', value: numberText(ipCount) }]),
    { label: 'Incognito', value: shareText(incognito, looked), note: all ? undefined : `of the newest ${numberText(looked)}` },
  ]
}

/** "7 devices in 3 countries"; undefined for what nobody has. */
export function sharedSentence({ total, facts }: Facts, of: 'linkedId' | 'network'): string | undefined {
  if (!total) return undefined
  const who = of === 'linkedId' ? countText(total.visitors, 'device') : countText(total.visitors, 'visitor')
  return `${total.atLeast ? 'At least ' : ''}${who}${facts.countryCount > 0 ? ` in ${countText(facts.countryCount, 'country', 'countries')}` : ''}`
}

const atLeastText = (count: number, atLeast: boolean) => (atLeast ? `${numberText(count)} or more` : numberText(count))

export function shareText(part: number, whole: number): string {
  if (whole === 0) return 'unknown'
  const percent = (part / whole) * 100
  return percent > 0 && percent < 1 ? 'under 1 %' : `${Math.round(percent)} %`
}

const listed = 6

function listText(values: readonly string[], count: number): string | undefined {
  if (values.length === 0) return undefined
  const shown = values.slice(0, listed)
  return count > shown.length ? `${shown.join(', ')} +${numberText(count - shown.length)}` : shown.join(', ')
}
