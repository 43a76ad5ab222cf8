import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Visit } from '../visits/visit'
import { createExaminer, type ExaminerOptions } from './create-examiner'
import type { FindingKind } from './finding'

const minute = 60_000
const hour = 60 * minute
const start = Date.parse('2026-11-20T08:00:00Z')
let serial = 0
const visit = (timestamp: number, changes: Partial<Visit> = {}): Visit => ({ visitorId: 'v', requestId: `r${(serial += 1)}`, timestamp, time: new Date(timestamp).toISOString(), ...changes })
const examine = (visits: Visit[], options?: ExaminerOptions) => {
  const examiner = createExaminer(options)
  for (const one of visits) examiner.see(one)
  return examiner.result()
}
const find = (visits: Visit[], kind: FindingKind, options?: ExaminerOptions) => examine(visits, options).findings.filter((finding) => finding.kind === kind)

const berlin = { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, timezone: 'Europe/Berlin', city: { name: 'Berlin' }, country: { code: 'DE', name: 'Germany' } }
const memphis = { latitude: 35.15, longitude: -90.05, accuracyRadius: 100, timezone: 'America/Chicago', city: { name: 'Memphis' }, country: { code: 'US', name: 'United States' } }

describe('travel', () => {
  it('is dangerous when impossible, and counts its journeys', () => {
    const visits = [visit(start, { ipLocation: berlin }), visit(start + 20 * minute, { ipLocation: memphis }), visit(start + 30 * minute, { ipLocation: berlin })]
    const [finding, ...others] = find(visits, 'impossible-travel')
    expect(others).toEqual([])
    expect(finding).toMatchObject({ severity: 'danger', figures: { times: 2, scope: 'visitor', limitKmh: 900, travel: { gapMs: 10 * minute } }, from: start, to: start + 30 * minute })
    expect(finding?.requestIds).toEqual(visits.map((one) => one.requestId).reverse())
  })

  it('is a warning when explained, told apart from what is not', () => {
    const vague = { ...memphis, accuracyRadius: 500 }
    const visits = [visit(start, { ipLocation: berlin }), visit(start + minute, { ipLocation: vague }), visit(start + 20 * hour, { ipLocation: berlin }), visit(start + 20 * hour + minute, { ipLocation: memphis })]
    expect(find(visits, 'impossible-travel').map((finding) => finding.severity)).toEqual(['danger', 'warn'])
  })

  it('passes over visits without a position', () => {
    expect(find([visit(start, { ipLocation: berlin }), visit(start + minute), visit(start + 20 * minute, { ipLocation: memphis })], 'impossible-travel')).toHaveLength(1)
  })

  it('of one linked id is told where other accounts come between', () => {
    const chicago = { ...memphis, latitude: 41.88, longitude: -87.63, accuracyRadius: 10 }
    const visits = [
      visit(start, { ipLocation: berlin, linkedId: 'a', ip: '203.0.113.1' }),
      visit(start + 10 * minute, { ipLocation: chicago, linkedId: 'b', ip: '203.0.113.2' }),
      visit(start + 20 * minute, { ipLocation: chicago, linkedId: 'a', ip: '198.51.100.1' }),
    ]
    expect(find(visits, 'impossible-travel').map((finding) => finding.figures)).toMatchObject([{ scope: 'linkedId', linkedId: 'a', times: 1 }])
  })
})

describe('travel of a linked id between browsers', () => {
  const mine = [
    visit(start, { ipLocation: berlin, linkedId: 'a', ip: '203.0.113.1' }),
    visit(start + 5 * hour, { ipLocation: berlin, linkedId: 'a', ip: '203.0.113.1' }),
  ]
  const theirs = (timestamp: number, changes: Partial<Visit> = {}) => visit(timestamp, { visitorId: 'other', ipLocation: memphis, linkedId: 'a', ip: '198.51.100.1', ...changes })
  const across = (others: Visit[]) => find(mine, 'impossible-travel', { othersOfLinkedIds: others })

  it('is told as the account’s, with the visitor’s own visits for evidence', () => {
    const other = theirs(start + 20 * minute)
    expect(across([other])).toMatchObject([
      { severity: 'danger', requestIds: [mine[1]?.requestId, mine[0]?.requestId], figures: { scope: 'linkedId', linkedId: 'a', otherVisitorId: 'other', times: 2, travel: { to: { requestId: other.requestId } } } },
    ])
  })

  it('counts before the first and after the newest visit too', () => {
    expect(across([theirs(start - 10 * minute)])).toMatchObject([{ requestIds: [mine[0]?.requestId], figures: { times: 1 } }])
    expect(across([theirs(start + 5 * hour + 10 * minute)])).toMatchObject([{ requestIds: [mine[1]?.requestId], figures: { times: 1 } }])
  })

  it('is no finding among others, of another linked id, or at a speed that people reach', () => {
    expect(across([theirs(start - 40 * hour), theirs(start - 40 * hour + minute, { visitorId: 'third', ipLocation: berlin, ip: '192.0.2.1' })])).toEqual([])
    expect(across([theirs(start + 20 * minute, { linkedId: 'b' }), theirs(start + 20 * minute, { ipLocation: undefined })])).toEqual([])
    expect(across([theirs(start - 40 * hour)])).toEqual([])
  })
})

describe('accounts', () => {
  it('tell the newest and the one before it', () => {
    const visits = [visit(start, { linkedId: 'a' }), visit(start + minute, { linkedId: 'b' }), visit(start + hour, { linkedId: 'a' }), visit(start + hour + 20 * minute, { linkedId: 'c' })]
    expect(find(visits, 'accounts')).toMatchObject([{ severity: 'warn', figures: { accounts: 3, newest: 'c', newestSince: start + hour + 20 * minute, previous: 'a', previousLastSeen: start + hour } }])
  })

  it('are clear with one, and not checked with none', () => {
    expect(examine([visit(start, { linkedId: 'a' }), visit(start + 1, { linkedId: 'a' })]).clear).toContain('accounts')
    expect(examine([visit(start)]).clear).not.toContain('accounts')
  })
})

describe('bot probability', () => {
  it.each([[0.49, undefined], [0.5, 'warn'], [0.89, 'warn'], [0.9, 'danger']])('of %d', (botProbability, severity) => {
    const visits = [visit(start, { browserDetails: { botProbability: 0 } }), visit(start + 1, { browserDetails: { botProbability } }), visit(start + 2)]
    const [finding] = find(visits, 'bot')
    expect(finding?.severity).toBe(severity)
    if (severity !== undefined) expect(finding?.figures).toEqual({ highest: botProbability, visits: 1, ofVisits: 2 })
  })
})

describe('incognito', () => {
  it('began at a visit, with what else was new there', () => {
    const visits = [visit(start, { incognito: false, ip: '203.0.113.1', ipLocation: berlin }), visit(start + hour, { incognito: true, ip: '198.51.100.1', ipLocation: memphis }), visit(start + 2 * hour, { incognito: true })]
    expect(find(visits, 'incognito-began')).toMatchObject([{ severity: 'warn', figures: { since: start + hour, visitsBefore: 1, incognitoVisits: 2, withNew: ['country', 'ip'] } }])
  })

  it('from the first visit on is a notice, never is clear, unreported is neither', () => {
    expect(find([visit(start, { incognito: true })], 'incognito-began')).toMatchObject([{ severity: 'notice', figures: { visitsBefore: 0, withNew: [] } }])
    expect(examine([visit(start, { incognito: false })]).clear).toContain('incognito-began')
    expect(examine([visit(start)]).clear).not.toContain('incognito-began')
  })
})

describe('time zone and place', () => {
  it('of the specification\'s own sample contradict each other', () => {
    const sample = { accuracyRadius: 10, latitude: 49.982, longitude: 36.2566, timezone: 'Europe/Dusseldorf', city: { name: 'Dusseldorf' }, country: { code: 'DE', name: 'Germany' } }
    expect(find([visit(start, { ipLocation: sample })], 'zone-mismatch').map((finding) => [finding.severity, finding.figures])).toEqual([
      ['warn', { reported: 'Europe/Dusseldorf', known: false, expected: 'Europe/Kyiv', source: 'coordinates', country: 'DE', countryContradicted: true, visits: 1 }],
    ])
  })

  it('agree by alias, by equal clocks and within the radius', () => {
    const clear = (ipLocation: Visit['ipLocation']) => {
      const { findings, clear } = examine([visit(start, { ipLocation })])
      expect(findings).toEqual([])
      expect(clear).toContain('zone-mismatch')
    }
    clear(berlin)
    clear({ ...berlin, timezone: 'Europe/Paris' })
    clear({ latitude: 50.45, longitude: 30.52, timezone: 'Europe/Kiev', country: { code: 'UA' } })
    clear({ latitude: 52.35, longitude: 14.55, accuracyRadius: 50, timezone: 'Europe/Warsaw', country: { code: 'PL' } })
    clear({ timezone: 'Asia/Vladivostok', country: { code: 'RU' } })
    clear({ latitude: 0, longitude: 32.5, timezone: 'Africa/Kampala', country: { code: 'UG' } })
  })

  it('differ by the hours between the clocks at that instant', () => {
    expect(find([visit(start, { ipLocation: { ...berlin, timezone: 'America/Chicago' } })], 'zone-mismatch')).toMatchObject([{ severity: 'warn', figures: { expected: 'Europe/Berlin', source: 'coordinates', hoursApart: 7, visits: 1 } }])
    expect(find([visit(start, { ipLocation: { timezone: 'Asia/Tokyo', country: { code: 'DE' } } })], 'zone-mismatch')).toMatchObject([{ figures: { source: 'country', country: 'DE', hoursApart: 8 } }])
    const [phoenix, denver] = [{ latitude: 33.45, longitude: -112.07 }, 'America/Denver'] as const
    expect(find([visit(Date.parse('2026-07-01T00:00:00Z'), { ipLocation: { ...phoenix, timezone: denver } })], 'zone-mismatch')).toHaveLength(1)
    expect(find([visit(Date.parse('2026-12-01T00:00:00Z'), { ipLocation: { ...phoenix, timezone: denver } })], 'zone-mismatch')).toHaveLength(0)
  })

  it('are a notice when only the name of the zone is unknown', () => {
    expect(find([visit(start, { ipLocation: { timezone: 'Mars/Olympus' } })], 'zone-mismatch')).toMatchObject([{ severity: 'notice', figures: { known: false, reported: 'Mars/Olympus' } }])
  })
})

describe('user agent', () => {
  const windowsChrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 Safari/537.36'
  it.each([
    ['Chrome on Windows', windowsChrome, 'Chrome', 'Windows'],
    ['Edge', `${windowsChrome} Edg/155.0`, 'Edge', 'Windows'],
    ['Chrome on an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/155.0 Mobile/15E148 Safari/604.1', 'Chrome Mobile iOS', 'iOS'],
    ['an iPad asking for desktop sites', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', 'Safari', 'iPadOS'],
    ['Firefox on Ubuntu', 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Ubuntu'],
    ['a browser unknown here', windowsChrome, 'Brave', 'Windows'],
  ])('fits for %s', (_, userAgent, browserName, os) => {
    const { findings, clear } = examine([visit(start, { browserDetails: { userAgent, browserName, os } })])
    expect(findings).toEqual([])
    expect(clear).toContain('user-agent-mismatch')
  })

  it('contradicts another browser and another system, once each', () => {
    const visits = [visit(start, { browserDetails: { userAgent: windowsChrome, browserName: 'Safari', os: 'Mac OS X' } }), visit(start + 1, { browserDetails: { userAgent: windowsChrome, browserName: 'Safari', os: 'Mac OS X' } })]
    expect(find(visits, 'user-agent-mismatch').map((finding) => finding.figures)).toEqual([
      { field: 'browserName', reported: 'Safari', userAgentSays: 'Chrome', visits: 2 },
      { field: 'os', reported: 'Mac OS X', userAgentSays: 'Windows', visits: 2 },
    ])
  })
})

describe('burst', () => {
  const rhythm = (perWindow: number, windows: number) => Array.from({ length: perWindow * windows }, (_, index) => visit(start + Math.floor(index / perWindow) * 6 * hour + (index % perWindow) * 1000))
  const burst = (size: number, at = start + 10_000 * hour) => Array.from({ length: size }, (_, index) => visit(at + index * 1000))

  it('is 20 visits in five minutes where three are usual', () => {
    expect(find([...rhythm(3, 20), ...burst(20)], 'burst')).toMatchObject([{ severity: 'warn', figures: { visits: 20, windowMs: 5 * minute, start: start + 10_000 * hour, usualPerWindow: 3 } }])
    expect(find([...rhythm(3, 20), ...burst(19)], 'burst')).toEqual([])
  })

  it('is none where as many are usual', () => expect(find([...rhythm(20, 20), ...burst(60)], 'burst')).toEqual([]))

  it('is one in a history of nothing else, with at most 50 visits to choose', () => {
    const [finding] = find(burst(300, start), 'burst')
    expect(finding?.figures).toMatchObject({ visits: 300, usualPerWindow: 0 })
    expect(finding?.requestIds).toHaveLength(50)
  })
})

describe('shared IP', () => {
  it('needs three visitors, and points at the visits on it', () => {
    const visits = [visit(start, { ip: '198.51.100.77' }), visit(start + 1, { ip: '203.0.113.1' })]
    const shared = { ip: '198.51.100.77', visitors: 6, network: '198.51.100.0/24', networkVisitors: 11 }
    expect(find(visits, 'shared-ip', { sharedIp: shared })).toMatchObject([{ severity: 'warn', requestIds: [visits[0]?.requestId], figures: shared }])
    expect(examine(visits, { sharedIp: { ...shared, visitors: 2 } }).clear).toContain('shared-ip')
    expect(examine(visits).clear).not.toContain('shared-ip')
  })
})

describe('first occurrences', () => {
  it('leave out the very first visit and what is not reported', () => {
    const visits = [visit(start, { ip: '203.0.113.1' }), visit(start + 1, { ip: '203.0.113.1', linkedId: 'a' }), visit(start + 2, { ip: '203.0.113.2', linkedId: 'a' }), visit(start + 3)]
    expect(examine(visits).firsts).toEqual({ [visits[1]?.requestId ?? '']: ['linkedId'], [visits[2]?.requestId ?? '']: ['ip'] })
  })
})

describe('any history', () => {
  const location = fc.record({
    latitude: fc.oneof(fc.constant(0), fc.double({ min: -90, max: 90, noNaN: true })), longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    accuracyRadius: fc.nat(2000), timezone: fc.oneof(fc.constantFrom('Europe/Berlin', 'Etc/GMT+5', 'nowhere'), fc.string()), country: fc.record({ code: fc.oneof(fc.constantFrom('DE', 'us', 'constructor', '__proto__'), fc.string()) }),
    city: fc.record({ name: fc.string() }),
  }, { requiredKeys: [] })
  const anyVisit = fc.record({
    ip: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), linkedId: fc.string(), incognito: fc.boolean(), ipLocation: location,
    browserDetails: fc.record({ userAgent: fc.string(), browserName: fc.string(), os: fc.string(), botProbability: fc.double({ min: 0, max: 1, noNaN: true }) }, { requiredKeys: [] }),
  }, { requiredKeys: [] })

  it('is examined without a failure, the worst first, each kind found or clear', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1e8), anyVisit), { maxLength: 40 }), (seen) => {
      let now = start
      const { findings, clear } = examine(seen.map(([gap, changes]) => visit((now += gap), changes)))
      const order = findings.map((finding) => ['danger', 'warn', 'notice'].indexOf(finding.severity))
      expect(order).toEqual([...order].sort())
      for (const finding of findings) {
        expect(clear).not.toContain(finding.kind)
        expect(finding.requestIds.length).toBeGreaterThan(0)
        expect(finding.from).toBeLessThanOrEqual(finding.to)
      }
    }), { numRuns: 200 })
  })
})
