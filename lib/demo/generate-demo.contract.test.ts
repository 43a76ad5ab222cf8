import { createHash } from 'node:crypto'
import tzlookup from '@photostructure/tz-lookup'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingVisit } from '../store/visit-store'
import { isKnownZone, zonedParts } from '../visits/time-zone'
import { demoDrafts } from './demo-drafts'
import { demoStories } from './demo-stories'
import { generateDemo } from './generate-demo'
import { getPlace, placeNames } from './places'

const now = Date.UTC(2026, 10, 22, 15, 48)
const sample = demoStories.impossibleZone.visitorId

describe('the demo visits', () => {
  const visits = [...generateDemo(now)]

  it('are more than 30,000 of more than 300 visitors, each with a request id of its own, none in the future', () => {
    const keys = visits.map(({ visit }) => `${visit.visitorId} ${visit.requestId}`)
    expect(visits.length).toBeGreaterThan(32_000)
    expect(visits.length).toBeLessThan(36_000)
    expect(new Set(visits.map(({ visit }) => visit.visitorId)).size).toBeGreaterThan(400)
    expect(new Set(keys).size).toBe(keys.length)
    expect(visits.every(({ visit }) => visit.timestamp <= now)).toBe(true)
  })

  it('are the same every time', () => {
    expect(digest(demoDrafts(now))).toBe(digest(demoDrafts(now)))
    expect(generateDemo(now).next().value).toEqual(visits[0])
  })

  it('come from addresses for documentation alone, but for the sample of the Server API', () => {
    const foreign = visits.filter(({ visit }) => visit.ip !== undefined && !/^(192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/.test(visit.ip))
    expect(foreign.map(({ visit }) => [visit.visitorId, visit.ip])).toEqual([[sample, '61.127.217.15']])
  })

  it('have one place for each address', () => {
    const placeOf = new Map<string, string>()
    for (const { visit } of ordinary(visits)) {
      const place = JSON.stringify(visit.ipLocation)
      // Of an IPv6 address, the /40 that a place has.
      const network = visit.ip?.replace(/^(2001:db8:)(?:([0-9a-f]{1,2})([0-9a-f]{2})|[0-9a-f]{1,2}):.*/, '$1$2') ?? ''
      if (placeOf.has(network) && placeOf.get(network) !== place) expect.fail(`${network} is in ${place} and in ${placeOf.get(network)}`)
      placeOf.set(network, place)
    }
  })

  it('name the browser of their user agent', () => {
    const sayings: Record<string, (version: string) => string> = {
      Chrome: (version) => `Chrome/${version}.0.0.0 Safari`, 'Chrome Mobile': (version) => `Chrome/${version}.0.0.0 Mobile Safari`, Edge: (version) => `Edg/${version}.`,
      Firefox: (version) => `Firefox/${version}.`, 'Firefox Mobile': (version) => `Firefox/${version}.`, Safari: (version) => `Version/${version}.`,
      'Mobile Safari': (version) => `Version/${version}.`, 'Samsung Internet': (version) => `SamsungBrowser/${version}.`,
    }
    for (const { visit } of ordinary(visits)) {
      const { browserName = '', browserMajorVersion = '', userAgent = '' } = visit.browserDetails ?? {}
      if (!userAgent.includes(sayings[browserName]?.(browserMajorVersion) ?? `no ${browserName}`)) expect.fail(`${browserName} ${browserMajorVersion}: ${userAgent}`)
    }
  })

  it('keep to the day of their place: fewest before dawn, most in the evening', () => {
    const hours = Array.from({ length: 24 }, () => 0)
    for (const { visit } of ordinary(visits)) {
      const { hour } = zonedParts(visit.ipLocation?.timezone ?? '', visit.timestamp)
      hours[hour] = (hours[hour] ?? 0) + 1
    }
    expect((hours[20] ?? 0) / Math.max(1, hours[3] ?? 0)).toBeGreaterThan(10)
  })

  it('are as recent at any other moment', () => {
    const weeks = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
    fc.assert(fc.property(weeks, (instant) => {
      let count = 0
      let latest = 0
      for (const { at } of demoDrafts(instant)) {
        count++
        latest = Math.max(latest, at)
      }
      expect(count).toBeGreaterThan(32_000)
      expect(latest).toBeLessThanOrEqual(instant)
      expect(latest).toBeGreaterThan(instant - 3_600_000)
    }), { numRuns: 3 })
  }, 60_000)
})

describe('the places of the demo', () => {
  it('have zones that exist and that their coordinates lie in', () => {
    for (const name of placeNames) {
      const { timezone, latitude, longitude } = getPlace(name)
      expect(isKnownZone(timezone)).toBe(true)
      expect(tzlookup(latitude, longitude)).toBe(timezone)
    }
  })

  it('have addresses of their own', () => {
    expect(placeNames.length).toBe(48)
    expect(new Set(placeNames.map((name) => getPlace(name).ipv4)).size).toBe(48)
    expect(new Set(placeNames.map((name) => getPlace(name).ipv6)).size).toBe(48)
  })
})

function digest(parts: Iterable<unknown>): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(JSON.stringify(part))
  return hash.digest('hex')
}

/** Without the sample, the bot and the awkward ones, which contradict themselves on purpose. */
function ordinary(visits: readonly IncomingVisit[]): IncomingVisit[] {
  return visits.filter(({ visit }) => visit.visitorId !== sample && visit.visitorId !== demoStories.bot.visitorId && !visit.visitorId.startsWith('Awkward'))
}
