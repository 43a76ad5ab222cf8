import { capital, joinWords, spokenRegion } from '@/components/ui/region-name'
import { countText } from '@/components/ui/count-text'
import type { Region } from '@/lib/visits/visit'

/** What one source has said so far, asked alone. */
export interface Side {
  source: Region | 'archive'
  state: 'awaited' | 'answered' | 'failed'
  visits: number
  /** Whether it has more than these. */
  more: boolean
}

/** `US has nothing. EU is slow to answer (3 s so far).` Where nobody was asked alone yet, it speaks of the Server API as a whole. */
export function waitingWords(sides: readonly Side[], seconds: number): string {
  const regions = sides.filter(({ source }) => source !== 'archive')
  const of = (wanted: (side: Side) => boolean) => regions.filter(wanted)
  const awaited = of(({ state }) => state === 'awaited')
  const nothing = of(({ state, visits }) => state === 'answered' && visits === 0)
  const something = of(({ state, visits }) => state === 'answered' && visits > 0)
  const failed = of(({ state }) => state === 'failed')
  const soFar = `(${seconds} s so far)`
  const said = [
    says(nothing, 'has nothing', 'have nothing'),
    ...something.map(({ source, visits, more }) => `${capital(spokenRegion(source))} has ${more ? 'the newest ' : ''}${countText(visits, 'visit')}.`),
    says(failed, 'does not answer', 'do not answer'),
    says(awaited, `is slow to answer ${soFar}`, `are slow to answer ${soFar}`),
  ].filter((sentence) => sentence !== '')
  if (regions.length === 0) return `The Server API is slow to answer ${soFar}.`
  return awaited.length > 0 ? said.join(' ') : [...said, `Their answers are put together ${soFar}.`].join(' ')
}

function says(sides: readonly Side[], one: string, several: string): string {
  if (sides.length === 0) return ''
  return `${capital(joinWords(sides.map(({ source }) => spokenRegion(source))))} ${sides.length === 1 ? one : several}.`
}
