import type { CatchUpProgress } from '@/lib/console-api/answers'
import { gapText } from '@/lib/visits/travel-words'
import { countText, numberText } from '../ui/count-text'
import { whenText } from '../ui/when-text'
import type { Fact } from './fact-grid'

/** A region's catch-up in words; `now` is the server's clock in epoch milliseconds. */
export function catchUpFacts(progress: CatchUpProgress, zone: string, now: number): Fact[] {
  const { from, to, reached, visits, fresh, pages, unreadable } = progress
  const state = { label: 'State', ...stateWords(progress, now) }
  if (from === undefined || to === undefined) return [state]
  return [
    state,
    { label: 'Range', value: `${whenText(zone, from, now)} to ${whenText(zone, to, now)}` },
    { label: 'Reached', value: reached === undefined ? 'Nothing yet' : `${whenText(zone, reached, now)}${shareText(from, to, reached)}` },
    { label: 'Visits', value: numberText(visits), note: `${numberText(fresh)} of them new, on ${countText(pages, 'page')}` },
    ...(unreadable > 0 ? [{ label: 'Unreadable', value: numberText(unreadable), note: 'Left out.', warn: true }] : []),
  ]
}

function stateWords({ state, startedAt, nextAt }: CatchUpProgress, now: number): Omit<Fact, 'label'> {
  const next = nextAt === undefined || nextAt <= now ? 'shortly' : `in ${gapText(nextAt - now)}`
  if (state === 'running') return { value: 'Running', note: startedAt === undefined ? undefined : `for ${gapText(now - startedAt)}` }
  if (state === 'failed') return { value: 'Failed', note: `Tried again ${next}.`, warn: true }
  return startedAt === undefined ? { value: 'Not begun yet' } : { value: 'Caught up', note: `Again ${next}.` }
}

const shareText = (from: number, to: number, reached: number) => (to > from ? ` (${Math.floor((100 * (reached - from)) / (to - from))} %)` : '')
