import { describe, expect, it } from 'vitest'
import type { RegionHealth } from './region-health'
import { reportRegions } from './region-reports'
import { createSource } from './source'

const source = (region: 'us' | 'eu') => createSource(region, 'http://localhost', 'token')
const health = (region: 'us' | 'eu', more: Partial<RegionHealth> = {}): RegionHealth => ({
  region, host: 'localhost', generation: 'visitors', state: 'ok', circuit: { state: 'closed' }, calls: 1, retries: 0, failures: {}, lookups: { all: 1, cached: 0, joined: 0, stale: 0 }, running: 0, queued: 0, ...more,
})
const refused = (at: number): Partial<RegionHealth> => ({ lastError: { code: 'forbidden', sentence: '', advice: '', at } })

describe('what everybody may know of the regions', () => {
  it('is the state of each that is asked, and nothing else', () => {
    expect(reportRegions([source('us'), source('eu')], [health('eu', { state: 'down' }), health('us')])).toEqual([{ region: 'us', state: 'ok' }, { region: 'eu', state: 'down' }])
  })

  it('is unknown of one that was never asked', () => {
    expect(reportRegions([source('us')], [])).toEqual([{ region: 'us', state: 'unknown' }])
  })

  it('tells a refused token until the region answers again', () => {
    expect(reportRegions([source('us')], [health('us', { state: 'unknown', ...refused(5) })])).toEqual([{ region: 'us', state: 'refused' }])
    expect(reportRegions([source('us')], [health('us', { ...refused(5), lastAnswerAt: 6 })])).toEqual([{ region: 'us', state: 'ok' }])
  })

  it('tells a region whose last call failed as one that does not answer, but not one that only asked us to wait', () => {
    const failed = (code: 'unreachable' | 'rate_limited') => health('us', { lastAnswerAt: 4, lastError: { code, sentence: '', advice: '', at: 5 } })
    expect(reportRegions([source('us')], [failed('unreachable')])).toEqual([{ region: 'us', state: 'down' }])
    expect(reportRegions([source('us')], [failed('rate_limited')])).toEqual([{ region: 'us', state: 'ok' }])
  })
})
