import { describe, expect, it } from 'vitest'
import { toWire } from '../visits/to-wire'
import type { Visit } from '../visits/visit'
import { createPreparer } from './prepared-visit'
import { incomingVisit } from './test-helpers/incoming-visit'
import { wholeVisit } from './test-helpers/whole-visit'

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

  it('tells apart places and browsers that differ in one field', () => {
    const other = { city: { name: 'Elsewhere' }, accuracyRadius: 5, latitude: 1, longitude: 2, postalCode: '1', timezone: 'Europe/Paris' }
    const places = [
      lisbon, ...Object.entries(other).map(([name, value]) => ({ ...lisbon, [name]: value })), { ...lisbon, city: {} },
      { ...lisbon, continent: { code: 'EU' } }, { ...lisbon, continent: { name: 'EU' } }, { ...lisbon, country: { code: 'PT' } }, { ...lisbon, country: { name: 'PT' } },
      { ...lisbon, subdivisions: [{ isoCode: '11' }] }, { ...lisbon, subdivisions: [{ name: '11' }] }, { ...lisbon, subdivisions: [{ name: '11' }, {}] },
    ]
    const names = ['browserName', 'browserMajorVersion', 'browserFullVersion', 'os', 'osVersion', 'device', 'userAgent']
    const browsers = [chrome, ...names.map((name) => ({ ...chrome, [name]: 'other' }))]
    const together = createPreparer()
    const digestsOf = (fields: Partial<Visit>) => {
      const { places, clients } = together(incomingVisit('a', '1', 1_000, fields)).entries
      return `${places.digest} ${clients.digest}`
    }
    for (const others of [places.map((ipLocation) => ({ ipLocation })), browsers.map((browserDetails) => ({ browserDetails }))]) {
      // Each behind the one that it differs from in one field.
      const digests = others.map((fields) => [digestsOf(others[0] ?? {}), digestsOf(fields)])
      expect(new Set(digests.flat()).size).toBe(others.length)
    }
  })

  it('keeps nothing of the usual raw text of visits that share a browser', () => {
    const prepare = createPreparer()
    for (const botProbability of [0, 0.5, undefined]) {
      const visit = { ...wholeVisit, browserDetails: { ...chrome, ...(botProbability !== undefined && { botProbability }) } }
      expect(prepare({ visit, raw: JSON.parse(JSON.stringify({ visitorId: visit.visitorId, ...toWire(visit) })), notes: [] }).rest.raw).toBeNull()
    }
  })

  it('refuses a visit that cannot be stored', () => {
    expect(() => createPreparer()(incomingVisit('', '1', 1_000))).toThrow(RangeError)
    expect(() => createPreparer()(incomingVisit('a', '1', 0.5))).toThrow(RangeError)
  })
})
