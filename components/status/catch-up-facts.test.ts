import { describe, expect, it } from 'vitest'
import type { CatchUpProgress } from '@/lib/console-api/answers'
import { catchUpFacts } from './catch-up-facts'

const minute = 60_000
const noon = Date.UTC(2026, 5, 1, 12)
const factOf = (label: string, more: Partial<CatchUpProgress>) =>
  catchUpFacts({ region: 'eu', state: 'waiting', pages: 0, visits: 0, fresh: 0, unreadable: 0, ...more }, 'UTC', noon).find((fact) => fact.label === label)

describe('catchUpFacts', () => {
  it('says what it does, and when it goes on', () => {
    expect(factOf('State', {})).toEqual({ label: 'State', value: 'Not begun yet' })
    expect(factOf('State', { state: 'running', startedAt: noon - 5 * minute })).toMatchObject({ value: 'Running', note: 'for 5 min' })
    expect(factOf('State', { startedAt: noon - minute, nextAt: noon + 10 * minute })).toMatchObject({ value: 'Caught up', note: 'Again in 10 min.' })
    expect(factOf('State', { state: 'failed', startedAt: noon - minute, nextAt: noon })).toMatchObject({ value: 'Failed', note: 'Tried again shortly.', warn: true })
  })

  it('says how much of the range is done', () => {
    const range = { from: noon - 100 * minute, to: noon, reached: noon - 58 * minute }
    expect(factOf('Range', range)?.value).toBe('Today, 10:20 to Today, 12:00')
    expect(factOf('Reached', range)?.value).toBe('Today, 11:02 (42 %)')
    expect(factOf('Reached', {})).toBeUndefined()
  })

  it('counts what was new, and what could not be read', () => {
    const range = { from: 0, to: noon }
    expect(factOf('Visits', { ...range, visits: 4000, fresh: 12, pages: 40 })).toMatchObject({ value: '4,000', note: '12 of them new, on 40 pages' })
    expect(factOf('Visits', { ...range, pages: 1 })?.note).toBe('0 of them new, on 1 page')
    expect(factOf('Unreadable', { ...range, unreadable: 2 })).toMatchObject({ value: '2', warn: true })
    expect(factOf('Unreadable', range)).toBeUndefined()
  })
})
