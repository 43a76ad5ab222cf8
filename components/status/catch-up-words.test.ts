import { describe, expect, it } from 'vitest'
import type { CatchUpProgress } from '@/lib/console-api/answers'
import { catchUpWords, reachedShare } from './catch-up-words'
import { sizeText } from './size-text'

const minute = 60_000
const progress = (more: Partial<CatchUpProgress>): CatchUpProgress => ({ region: 'eu', state: 'waiting', pages: 0, visits: 0, fresh: 0, unreadable: 0, ...more })

describe('the words of a catch-up', () => {
  it('say what it does, and when it goes on', () => {
    expect(catchUpWords(progress({}), 0)).toBe('Not begun yet')
    expect(catchUpWords(progress({ state: 'running', startedAt: 0 }), 5 * minute)).toBe('Running for 5 min')
    expect(catchUpWords(progress({ startedAt: 0, nextAt: 15 * minute }), 5 * minute)).toBe('Caught up, next in 10 min')
    expect(catchUpWords(progress({ state: 'failed', startedAt: 0, nextAt: 0 }), minute)).toBe('Failed, tried again shortly')
  })

  it('say how much of the range is done', () => {
    expect(reachedShare(progress({ from: 0, to: 200, reached: 85 }))).toBe('(42 %)')
    expect(reachedShare(progress({ from: 0 }))).toBe('')
  })

  it('size a database', () => {
    expect([0, 999, 4_200, 318_000_000].map(sizeText)).toEqual(['0 B', '999 B', '4.2 kB', '318 MB'])
  })
})
