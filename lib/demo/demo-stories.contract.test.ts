import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createExaminer, travelBetween } from '../findings'
import type { FindingKind } from '../findings'
import type { Visit } from '../visits/visit'
import { readVisit } from '../visits/read-visit'
import { demoStories } from './demo-stories'
import { questions, type Story } from './story'

const dayMs = 86_400_000

/** Any hour, the days on which clocks change in Europe and America among them. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) }),
  fc.tuple(fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 2, 8), Date.UTC(2026, 10, 1)), fc.integer({ min: 0, max: 11 * 24 })).map(([day, hours]) => day + hours * 3_600_000 + 1234),
)

const always = (check: (now: number) => void, numRuns = 8) => fc.assert(fc.property(instants, check), { numRuns })

/** The visits of one visitor, oldest first. */
function tell(story: Story, now: number, visitorId = story.visitorId): Visit[] {
  return all(story, now).filter((visit) => visit.visitorId === visitorId)
}

function all(story: Story, now: number): Visit[] {
  return [...story.visits(now)].map(({ visitorId, at, fields }, index) => {
    const read = readVisit({ requestId: `r${index}`, timestamp: at, ...fields }, { visitorId, now })
    if (!read.ok) throw new Error(read.error)
    return read.visit
  }).sort((one, other) => one.timestamp - other.timestamp)
}

function findings(visits: readonly Visit[]) {
  const examiner = createExaminer()
  for (const visit of visits) examiner.see(visit)
  return examiner.result().findings
}

const kinds = (visits: readonly Visit[]): FindingKind[] => [...new Set(findings(visits).map(({ kind }) => kind))].sort()
const recent = (visits: readonly Visit[], now: number) => visits.filter(({ timestamp }) => timestamp >= now - 10 * dayMs)
const count = (visits: readonly Visit[], value: (visit: Visit) => string | undefined) => {
  const counts: Record<string, number> = {}
  for (const visit of visits) counts[value(visit) ?? 'none'] = (counts[value(visit) ?? 'none'] ?? 0) + 1
  return counts
}
const travels = (visits: readonly Visit[]) => visits.flatMap((visit, index) => travelBetween(visits[index - 1] ?? visit, visit) ?? [])

describe('every story', () => {
  it('has an id, a title and a question of its own kind, and each question has a story', () => {
    const stories: Story[] = Object.values(demoStories)
    expect(new Set(stories.map(({ visitorId }) => visitorId)).size).toBe(stories.length)
    for (const { visitorId, title, question } of stories) {
      expect(visitorId).toMatch(/^[A-Za-z0-9]{20,21}$/)
      expect(title.length).toBeLessThan(80)
      expect(Object.values(questions)).toContain(question)
    }
    expect(new Set(stories.map(({ question }) => question))).toEqual(new Set(Object.values(questions)))
    expect(stories.length).toBeLessThanOrEqual(16)
  })

  it('never lies in the future', () => always((now) => {
    for (const [name, story] of Object.entries(demoStories)) {
      if (name === 'twentyThousand') continue
      const latest = Math.max(...[...story.visits(now)].map(({ at }) => at))
      expect(latest, name).toBeLessThanOrEqual(now)
    }
  }))
})

describe('the story', () => {
  it('of the taken-over account: 214 visits, 38 recent, three accounts, Memphis 20 minutes after Berlin', () => always((now) => {
    const visits = tell(demoStories.takenOver, now)
    const [before, last] = visits.slice(-2)
    expect([visits.length, recent(visits, now).length]).toEqual([214, 38])
    expect(count(visits, (visit) => visit.linkedId)).toEqual({ acct_48213: 171, acct_77150: 27, acct_90866: 1, none: 15 })
    expect(count(visits, (visit) => visit.ipLocation?.country?.code)).toEqual({ DE: 201, GB: 12, US: 1 })
    expect(new Set(visits.map(({ ip }) => ip)).size).toBe(9)
    expect(last).toMatchObject({ timestamp: now - 480_000, ip: '198.51.100.77', incognito: true, linkedId: 'acct_90866', ipLocation: { city: { name: 'Memphis' } } })
    expect(before).toMatchObject({ timestamp: now - 480_000 - 1_211_000, ip: '203.0.113.24', incognito: false })
    expect(kinds(visits)).toEqual(['accounts', 'impossible-travel', 'incognito-began'])
    expect(findings(visits)[0]).toMatchObject({ kind: 'impossible-travel', severity: 'danger', figures: { times: 1 } })
  }))

  it('of the taken-over account: six browsers on the address in Memphis within the day', () => always((now) => {
    const there = all(demoStories.takenOver, now).filter(({ ip, timestamp }) => ip === '198.51.100.77' && timestamp > now - dayMs)
    expect(new Set(there.map(({ visitorId }) => visitorId)).size).toBe(6)
  }))

  it('of the commuter: 77 km again and again, nothing to find', () => always((now) => {
    const visits = tell(demoStories.commuter, now)
    expect(travels(visits).length).toBeGreaterThan(40)
    expect(travels(visits).every(({ distanceKm, verdict }) => distanceKm > 70 && distanceKm < 85 && verdict === 'plausible')).toBe(true)
    expect(recent(visits, now).length).toBeGreaterThan(20)
    expect(kinds(visits)).toEqual([])
  }))

  it('of the fast traveller: over 600 km/h, and plausible', () => always((now) => {
    const [fastest] = travels(tell(demoStories.fastTraveller, now)).sort((one, other) => other.speedKmh - one.speedKmh)
    expect(fastest).toMatchObject({ verdict: 'plausible' })
    expect(fastest?.speedKmh).toBeGreaterThan(600)
    expect(kinds(tell(demoStories.fastTraveller, now))).toEqual([])
  }))

  it('of the impossible traveller: four legs that no plane flies', () => always((now) => {
    const visits = tell(demoStories.impossibleTraveller, now)
    expect(travels(visits).filter(({ verdict }) => verdict === 'impossible')).toHaveLength(4)
    expect(kinds(visits)).toEqual(['impossible-travel'])
    expect(recent(visits, now).length).toBeGreaterThanOrEqual(10)
  }))

  it('of one device: fourteen accounts', () => always((now) => {
    const visits = tell(demoStories.fourteenAccounts, now)
    expect(Object.keys(count(visits, (visit) => visit.linkedId))).toHaveLength(14)
    expect(Object.keys(count(recent(visits, now), (visit) => visit.linkedId)).length).toBeGreaterThanOrEqual(13)
    expect(kinds(visits)).toEqual(['accounts'])
  }))

  it('of one account: nine devices', () => always((now) => {
    const visits = all(demoStories.nineDevices, now)
    expect(new Set(visits.map(({ visitorId }) => visitorId)).size).toBe(9)
    expect(count(visits, (visit) => visit.linkedId)).toEqual({ [demoStories.nineDevices.query ?? '']: visits.length })
  }))

  it('of the bot: a probability above 0.9, a burst, a user agent that says otherwise', () => always((now) => {
    const visits = tell(demoStories.bot, now)
    expect(kinds(visits)).toEqual(['bot', 'burst', 'user-agent-mismatch'])
    expect(visits.every(({ browserDetails }) => (browserDetails?.botProbability ?? 0) > 0.9)).toBe(true)
  }))

  it('of the one who turns incognito: never before, always since', () => always((now) => {
    const visits = tell(demoStories.turnedIncognito, now)
    const first = visits.findIndex(({ incognito }) => incognito)
    expect(first).toBeGreaterThan(20)
    expect(visits.slice(first).every(({ incognito }) => incognito)).toBe(true)
    expect(kinds(visits)).toEqual(['accounts', 'incognito-began'])
  }))

  it('of the VPN hopper: eight countries and home, fast travel that is explained', () => always((now) => {
    const visits = tell(demoStories.vpnHopper, now)
    const impossible = travels(visits).filter(({ verdict }) => verdict === 'impossible')
    expect(new Set(visits.map(({ ipLocation }) => ipLocation?.country?.code)).size).toBe(8)
    expect(impossible.length).toBeGreaterThan(9)
    expect(impossible.every(({ explained }) => explained !== undefined)).toBe(true)
    expect(findings(visits)[0]?.severity).toBe('warn')
  }))

  it('of the office: 28 browsers on one address, all within the day', () => always((now) => {
    const visits = all(demoStories.office, now)
    expect(new Set(visits.filter(({ timestamp }) => timestamp > now - dayMs).map(({ visitorId }) => visitorId)).size).toBe(28)
    expect(Object.keys(count(visits, ({ ip }) => ip))).toEqual([demoStories.office.query])
  }))

  it('of the silent visitor: nothing for twelve days, much before', () => always((now) => {
    const visits = tell(demoStories.silent, now)
    expect(visits.length).toBeGreaterThan(60)
    expect(visits.at(-1)?.timestamp).toBe(now - 12 * dayMs - 3 * 3_600_000)
  }))

  it('of the counter tablet: 20,000 visits, no burst', () => always((now) => {
    const visits = tell(demoStories.twentyThousand, now)
    expect(visits).toHaveLength(20_000)
    expect(visits.at(-1)?.timestamp).toBeLessThanOrEqual(now)
    expect(visits.at(-1)?.timestamp).toBeGreaterThan(now - dayMs)
    expect(kinds(visits)).toEqual([])
  }, 1))

  it('of the burst: 64 visits within five minutes against an ordinary rhythm', () => always((now) => {
    expect(findings(tell(demoStories.burst, now))).toMatchObject([{ kind: 'burst', figures: { visits: 64 } }])
  }))

  it('of the usual device: one browser for months, another since hours', () => always((now) => {
    const { usualDevice } = demoStories
    const [usual, fresh] = ['Usua1DeviceMadr1dAb7', usualDevice.visitorId].map((visitorId) => tell(usualDevice, now, visitorId))
    expect(usual?.length).toBeGreaterThan(80)
    expect(fresh?.[0]?.timestamp).toBe(now - 5 * 3_600_000)
    expect(Object.keys(count(all(usualDevice, now), ({ linkedId }) => linkedId))).toEqual([usualDevice.query])
  }))

  it('of the disputed order: the same browser, account and address made three earlier ones', () => always((now) => {
    const orders = tell(demoStories.disputedOrder, now).filter(({ url }) => /order=(7104|7391|7523|7710)$/.test(url ?? ''))
    expect(orders.map(({ url }) => url?.slice(-4))).toEqual(['7104', '7391', '7523', '7710'])
    expect(new Set(orders.map(({ ip, linkedId }) => `${ip} ${linkedId}`)).size).toBe(1)
    expect(orders.at(-1)?.timestamp).toBeGreaterThan(now - 10 * dayMs)
  }))

  it('of the sample: a zone that does not exist, in a country that the coordinates are not in', () => always((now) => {
    const visits = tell(demoStories.impossibleZone, now)
    expect(visits).toHaveLength(1)
    expect(kinds(visits)).toContain('zone-mismatch')
  }))
})
