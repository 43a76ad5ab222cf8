import { expect, it } from 'vitest'
import { readVisit } from '../visits/read-visit'
import type { Visit } from '../visits/visit'
import { awkwardVisitors, awkwardVisits } from './awkward-visits'

const now = Date.UTC(2026, 10, 22, 15, 48)

const visits = [...awkwardVisits(now)].map(({ visitorId, at, fields }) => {
  const read = readVisit({ timestamp: at, ...fields }, { visitorId, now })
  if (!read.ok) throw new Error(read.error)
  return read.visit
})
const each = (kind: keyof typeof awkwardVisitors, check: (visit: Visit) => void) => {
  const own = visits.filter(({ visitorId }) => visitorId === awkwardVisitors[kind])
  expect(own).toHaveLength(12)
  own.forEach(check)
}

it('awkward visits can all be read, and stay awkward', () => {
  each('noLocation', (visit) => expect([visit.ip, visit.ipLocation]).toEqual([undefined, undefined]))
  each('onlyCoordinates', (visit) => expect([visit.ip, visit.ipLocation]).toEqual([undefined, { latitude: -1.29, longitude: 36.82 }]))
  each('onlyIpv6', (visit) => expect(visit.ip).toContain(':'))
  each('zeroZero', (visit) => expect(visit.ipLocation).toEqual({ accuracyRadius: 1000, latitude: 0, longitude: 0 }))
  each('longUrl', (visit) => expect(visit.url).toHaveLength(2000))
  each('directions', ({ url, linkedId, ipLocation, browserDetails }) => {
    expect(url).toContain('\u202etxt.exe\ufffd\u001b')
    expect([linkedId, ipLocation?.city?.name, browserDetails?.userAgent].map((text) => /\p{Bidi_Control}/u.test(text ?? ''))).toEqual([true, true, true])
  })
  each('hostile', (visit) => expect(`${visit.url} ${visit.ipLocation?.city?.name} ${visit.browserDetails?.userAgent}`).toMatch(/<script>.*<img src=x onerror=.*<script>/))
})
