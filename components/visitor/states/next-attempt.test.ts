import { describe, expect, it } from 'vitest'
import type { SourceReport } from '@/lib/console-api/answers'
import { nextAttempt } from './next-attempt'

const report = (more: Partial<SourceReport>): SourceReport => ({ source: 'eu', status: 'failed', visits: 0, reachesBackTo: null, ...more })

describe('the next attempt', () => {
  it('is when the first of the regions says, or after 30 s', () => {
    expect(nextAttempt([report({ code: 'rate_limited', retryAt: 21_000 }), report({ code: 'circuit_open', retryAt: 9_000 })], 1_000)).toBe(9_000)
    expect(nextAttempt([report({ code: 'unreachable' })], 1_000)).toBe(31_000)
  })

  it('leaves a pause, whatever a clock says', () => {
    expect(nextAttempt([report({ retryAt: 0 })], 1_000)).toBe(6_000)
    expect(nextAttempt([report({ retryAt: 900_000 })], 1_000)).toBe(61_000)
  })

  it('is never where all answered or the token was refused', () => {
    expect(nextAttempt([report({ status: 'ok' }), report({ code: 'forbidden', retryAt: 9_000 })], 1_000)).toBeUndefined()
  })
})
