import { describe, expect, it } from 'vitest'
import { createPreparer } from './prepared-visit'
import { incomingVisit } from './test-helpers/incoming-visit'

const lisbon = { city: { name: 'Lisbon' }, latitude: 38.7, longitude: -9.1 }
const porto = { ...lisbon, city: { name: 'Porto' } }
const chrome = { browserName: 'Chrome', os: 'Android' }

describe('createPreparer', () => {
  it('prepares each of many visits as it would be alone', () => {
    const visits = [
      incomingVisit('a', '1', 1_000, { ipLocation: lisbon, browserDetails: { ...chrome, botProbability: 0.9 }, ip: '203.0.113.7', linkedId: 'x', url: 'https://a.example/' }),
      incomingVisit('a', '2', 2_000, { ipLocation: lisbon, browserDetails: { ...chrome, botProbability: 0.1 }, ip: '2001:db8:0:0::1' }),
      incomingVisit('b', '3', 3_000, { ipLocation: porto, browserDetails: chrome, ip: 'nonsense' }),
      incomingVisit('b', '4', 4_000),
    ]
    const together = createPreparer()
    const prepared = visits.map((visit) => together(visit))
    expect(prepared).toEqual(visits.map((visit) => createPreparer()(visit)))
    const [first, second, third, fourth] = prepared
    expect(second?.entries.places).toEqual(first?.entries.places)
    expect(second?.entries.clients).toEqual(first?.entries.clients)
    expect(third?.entries.places).not.toEqual(first?.entries.places)
    expect(prepared.map(({ row }) => row.bot_probability)).toEqual([0.9, 0.1, null, null])
    expect(prepared.map(({ row }) => row.ip)).toEqual(['00000000000000000000ffffcb007107', '20010db8000000000000000000000001', null, null])
    expect(fourth?.entries.urls).toBeNull()
  })

  it('refuses a visit that cannot be stored', () => {
    expect(() => createPreparer()(incomingVisit('', '1', 1_000))).toThrow(RangeError)
    expect(() => createPreparer()(incomingVisit('a', '1', 0.5))).toThrow(RangeError)
  })
})
