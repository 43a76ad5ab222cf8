import { expect, it } from 'vitest'
import type { VisitorHistory } from '../console-api/answers'
import { historyResponse } from './history-response'
import { maskTravels, maskVisit } from './mask-visit'

const end = (requestId: string, timestamp: number) => ({ requestId, timestamp, place: 'Bonn', latitude: 50.73, longitude: 7.1, radiusKm: 5 })
const history: VisitorHistory = {
  visitorId: 'someone',
  visits: [
    { visitorId: 'someone', requestId: 'b', timestamp: 2, time: '1970-01-01T00:00:00.002Z', ip: '203.0.113.7', url: 'https://shop.example/é?ip=203.0.113.7', ipLocation: { latitude: 50.73, postalCode: '53113' } },
    { visitorId: 'someone', requestId: 'a', timestamp: 1, time: '1970-01-01T00:00:00.001Z' },
  ],
  next: 'cursor',
  sources: [{ source: 'us', status: 'ok', visits: 2, reachesBackTo: 0 }],
  travels: { b: { from: end('a', 1), to: end('b', 2), distanceKm: 1, minDistanceKm: 0, gapMs: 1, speedKmh: 60, minSpeedKmh: 0, verdict: 'plausible' } },
}

it('is the history as each role may see it, every time', async () => {
  for (const role of ['analyst', 'agent', 'analyst', 'agent', 'admin'] as const) {
    const response = historyResponse(history, role)
    expect(response.headers.get('content-type')).toBe('application/json')
    const masked = { ...history, visits: history.visits.map((visit) => maskVisit(visit, role)), travels: maskTravels(history.travels, role) }
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(masked)))
  }
})

it('says what is new beside the visits of before', async () => {
  await historyResponse(history, 'admin').text()
  const { next, ...rest } = history
  expect(next).toBe('cursor')
  expect(await historyResponse({ ...rest, visits: [], sources: [] }, 'admin').json()).toEqual({ visitorId: 'someone', visits: [], sources: [], travels: history.travels })
})
