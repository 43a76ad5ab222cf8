import { describe, expect, it } from 'vitest'
import type { RegionStatus } from '@/lib/console-api/answers'
import { regionFacts } from './region-facts'

const noon = Date.UTC(2026, 5, 1, 12)
const calm: RegionStatus = {
  region: 'eu', host: 'eu.example', generation: 'v4', state: 'ok', circuit: { state: 'closed' }, calls: 1200, retries: 1, failures: {}, lookups: { all: 2000, cached: 790, joined: 9, stale: 1 }, running: 2, queued: 0,
}

const factOf = (label: string, more: Partial<RegionStatus>) => regionFacts({ ...calm, ...more }, 'UTC', noon).find((fact) => fact.label === label)

describe('regionFacts', () => {
  it('counts what was asked and what was not', () => {
    expect(factOf('Look-ups', {})).toEqual({ label: 'Look-ups', value: '2,000', note: '790 cached, 9 joined, 1 stale' })
    expect(factOf('Calls', {})).toEqual({ label: 'Calls', value: '1,200', note: '1 retry, 2 running, 0 waiting' })
    expect(factOf('Failures', {})?.value).toBe('None')
    expect(factOf('Failures', { failures: { timed_out: 2, upstream_failed: 1 } })?.value).toBe('2 timed out, 1 upstream failed')
  })

  it('says when the region answered last, with the day where that is long ago', () => {
    expect(factOf('Last answer', {})?.value).toBe('None yet')
    expect(factOf('Last answer', { lastAnswerAt: noon - 60_000 })?.value).toBe('Today, 11:59')
    expect(factOf('Last answer', { lastAnswerAt: noon - 5 * 86_400_000 })?.value).toBe('27 May 2026')
  })

  it('says until when a region is not asked', () => {
    expect(factOf('Circuit', { circuit: { state: 'open', opensAgainAt: noon } })).toMatchObject({ value: 'Open', note: 'The region is not asked until 12:00:00.', warn: true })
    expect(factOf('Circuit', { pausedUntil: noon })).toMatchObject({ value: 'Paused', warn: true })
    expect(factOf('Circuit', { circuit: { state: 'half_open' } })).toMatchObject({ value: 'Being tried' })
  })

  it('warns of a clock that is more than 30 s off, and of an allowance that is used up', () => {
    expect(factOf('Clock', { clockDifferenceMs: 30_000 })).toEqual({ label: 'Clock', value: 'Region 30 s ahead' })
    expect(factOf('Clock', { clockDifferenceMs: -31_000 })).toMatchObject({ value: 'Region 31 s behind', warn: true })
    expect(factOf('Clock', { clockDifferenceMs: 0 })?.value).toBe('In step')
    expect(factOf('Allowance', { allowance: { perSecond: 5, burst: 15, left: 0.4 } })).toMatchObject({ value: '15 of 15 used', warn: true })
    expect(factOf('Allowance', {})).toBeUndefined()
  })
})
