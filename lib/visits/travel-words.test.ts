import { expect, it } from 'vitest'
import type { Travel } from './travel'
import { gapText, kmText, speedText, travelText } from './travel-words'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const end = { requestId: 'r', timestamp: 0, place: 'Berlin', latitude: 0, longitude: 0, radiusKm: 10 }
const travel: Travel = { from: end, to: end, distanceKm: 7790.13, minDistanceKm: 7680.13, gapMs: 20 * minute + 11 * second, speedKmh: 23158, minSpeedKmh: 22831.2, verdict: 'impossible' }

it('rounds distances to what is known, and lower bounds downwards', () => {
  expect(kmText(7790.13)).toBe('7,790 km')
  expect(kmText(254.6)).toBe('255 km')
  expect(speedText(22839.9, 'atLeast')).toBe('22,830 km/h')
  expect(speedText(136.7)).toBe('137 km/h')
})

it('tells gaps in the two largest units', () => {
  expect(gapText(45 * second)).toBe('45 s')
  expect(gapText(20 * minute + 11 * second)).toBe('20 min')
  expect(gapText(20 * minute + 11 * second, true)).toBe('20 min 11 s')
  expect(gapText(7 * hour + 6 * minute + 59 * second)).toBe('7 h 6 min')
  expect(gapText(3 * hour)).toBe('3 h')
  expect(gapText(12 * 24 * hour + 5 * hour)).toBe('12 days')
})

it('tells a journey in one line', () => {
  expect(travelText(travel)).toBe('7,790 km in 20 min · impossible')
  expect(travelText({ ...travel, explained: 'VPN' })).toBe('7,790 km in 20 min · impossible, explained: VPN')
  expect(travelText({ ...travel, distanceKm: 255, gapMs: hour + 52 * minute, speedKmh: 136.6, verdict: 'plausible' })).toBe('255 km in 1 h 52 min · 137 km/h, plausible')
})
