import { describe, expect, it } from 'vitest'
import { travelBetween } from '@/lib/findings/travel-between'
import type { Finding } from '@/lib/findings/finding'
import { findingVisits } from './finding-visits'

const hourMs = 3_600_000
const at = (requestId: string, timestamp: number, latitude: number, longitude: number) => ({
  visitorId: 'v', requestId, timestamp, time: new Date(timestamp).toISOString(), ipLocation: { latitude, longitude, accuracyRadius: 10 },
})
const travel = travelBetween(at('chicago', 0, 41.9, -87.6), at('lagos', hourMs, 6.5, 3.4))
const shared = { severity: 'warn', requestIds: ['newest', 'lagos', 'chicago'], from: 0, to: 2 * hourMs } as const

describe('the visits of a finding', () => {
  it('begin with the end of the journey that is told', () => {
    if (!travel) throw new Error('no travel')
    const finding: Finding = { ...shared, requestIds: [...shared.requestIds], kind: 'impossible-travel', figures: { travel, times: 2, scope: 'visitor', limitKmh: 900 } }
    expect(findingVisits(finding)).toEqual(['lagos', 'newest', 'chicago'])
  })

  it('begin with the visitor’s own end of a journey to another browser', () => {
    if (!travel) throw new Error('no travel')
    const finding: Finding = { ...shared, requestIds: ['newest', 'chicago'], kind: 'impossible-travel', figures: { travel, times: 2, scope: 'linkedId', linkedId: 'a', otherVisitorId: 'other', limitKmh: 900 } }
    expect(findingVisits(finding)).toEqual(['chicago', 'newest'])
  })

  it('begin where the private window began', () => {
    const finding: Finding = { ...shared, requestIds: [...shared.requestIds], kind: 'incognito-began', figures: { since: 0, visitsBefore: 9, incognitoVisits: 3, withNew: [] } }
    expect(findingVisits(finding)).toEqual(['chicago', 'newest', 'lagos'])
  })

  it('are newest first elsewhere', () => {
    const finding: Finding = { ...shared, requestIds: [...shared.requestIds], kind: 'bot', figures: { highest: 1, visits: 3, ofVisits: 3 } }
    expect(findingVisits(finding)).toEqual(['newest', 'lagos', 'chicago'])
  })
})
