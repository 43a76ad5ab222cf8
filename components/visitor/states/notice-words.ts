import { capital, joinSubjects, joinWords, regionSubject, spokenRegion } from '@/components/ui/region-name'
import type { SourceReport } from '@/lib/console-api/answers'
import { dateText, dayNumber, shortTimeText } from '@/lib/visits/time-zone'
import { troubleOf } from './trouble'

export interface NoticeWords {
  title: string
  text: string
  /** Whether waiting may help, and the title does not count the seconds already. */
  counts: boolean
  /** Whether asking again may help. */
  retries: boolean
}

interface When {
  zone: string
  /** Epoch ms. */
  now: number
  /** Until the regions are asked again; undefined before that is known. */
  seconds: number | undefined
}

/** What to say of regions that did not answer, failed or stale; null where all did. `reports` are of regions alone. */
export function noticeWords(reports: readonly SourceReport[], { zone, now, seconds }: When): NoticeWords | null {
  const troubled = reports.filter(({ status }) => status !== 'ok')
  if (troubled.length === 0) return null
  const answered = reports.filter(({ status }) => status === 'ok').map(({ source }) => spokenRegion(source))
  const of = (trouble: string) => troubled.filter((report) => troubleOf(report) === trouble)
  const [silent, waiting, refused] = [of('silent'), of('waits'), of('refused')]
  const beside = answered.length === 0 ? '' : ` and what ${joinWords(answered)} answered`
  const wait = `${are(waiting, 'asks', 'ask')} us to wait${seconds === undefined ? '' : ` ${seconds} s`}`
  const meanwhile = `The archive${beside} ${beside === '' ? 'is' : 'are'} shown meanwhile.`
  const missing = 'Newer visits may be missing.'

  if (silent.length > 0) {
    const asOf = beside === '' ? asOfText(troubled, zone, now) : ''
    const sentences = [...silent.map((report) => silentSentence(report, zone, now)), waiting.length > 0 ? `${wait}.` : '', refusedSentence(refused), missing]
    return { title: `Showing the archive${beside}${asOf}`, text: joinSentences(sentences), counts: true, retries: true }
  }
  if (waiting.length > 0) return { title: wait, text: joinSentences([meanwhile, refusedSentence(refused), missing]), counts: seconds === undefined, retries: true }
  return { title: `The token of ${joinWords(refused.map(({ source }) => spokenRegion(source)))} was refused`, text: joinSentences([refusedSentence(refused), meanwhile, missing]), counts: false, retries: false }
}

/** `, as of 16:41 (7 min ago)`: the oldest of what is shown. */
function asOfText(troubled: readonly SourceReport[], zone: string, now: number): string {
  const known = troubled.flatMap(({ asOf }) => asOf ?? [])
  if (known.length === 0) return ''
  const asOf = Math.min(...known)
  const minutes = Math.max(0, Math.round((now - asOf) / 60_000))
  return `, as of ${atText(asOf, zone, now)} (${minutes === 0 ? 'just now' : `${minutes} min ago`})`
}

function silentSentence({ source, code, lastAnswerAt }: SourceReport, zone: string, now: number): string {
  const last = lastAnswerAt === undefined ? undefined : atText(lastAnswerAt, zone, now)
  const after = last === undefined ? '' : ` It last answered at ${last}.`
  const subject = regionSubject(source)
  if (code === 'timed_out') return `${subject} took too long to answer.${after}`
  if (code === 'overloaded') return `Too many look-ups of ${spokenRegion(source)} are under way.`
  if (code !== undefined && unusable.has(code)) return `${subject} gave an answer that cannot be used.${after}`
  return `${subject} has not answered${last === undefined ? '' : ` since ${last}`}.`
}

const unusable = new Set(['nonsense', 'too_large', 'redirected', 'refused'])

function refusedSentence(refused: readonly SourceReport[]): string {
  if (refused.length === 0) return ''
  const elsewhere = refused.every(({ code }) => code === 'wrong_region')
  const what = elsewhere
    ? `${joinSubjects(refused.map(({ source }) => source))} ${refused.length === 1 ? 'says' : 'say'} that this installation’s token belongs to another region.`
    : `${joinSubjects(refused.map(({ source }) => source))} did not accept the token of this installation.`
  return `${what} An admin should look at Status.`
}

/** `EU asks`, `US and EU ask`. */
function are(reports: readonly SourceReport[], one: string, several: string): string {
  return `${capital(joinWords(reports.map(({ source }) => spokenRegion(source))))} ${reports.length === 1 ? one : several}`
}

/** `16:41`, with the day where that is not today's. */
function atText(timestamp: number, zone: string, now: number): string {
  const time = shortTimeText(zone, timestamp)
  return dayNumber(zone, timestamp) === dayNumber(zone, now) ? time : `${time} on ${dateText(zone, timestamp)}`
}

const joinSentences = (sentences: readonly string[]) => sentences.filter((sentence) => sentence !== '').join(' ')
