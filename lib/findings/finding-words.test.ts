import { describe, expect, it } from 'vitest'
import type { Travel } from '../visits/travel'
import type { Finding } from './finding'
import { clearWords, findingWords } from './finding-words'

const now = Date.parse('2026-11-22T15:48:00Z')
const minute = 60_000
const context = { zone: 'Europe/Berlin', now }
const evidence = { requestIds: ['r1'], from: now, to: now }
const words = (finding: Finding) => {
  const { title, parts } = findingWords(finding, context)
  return [title, parts.map((part) => (typeof part === 'string' ? part : `[${part.mono}]`)).join('')]
}
const berlin = { requestId: 'a', timestamp: 0, place: 'Berlin', latitude: 52.52, longitude: 13.41, radiusKm: 10 }
const memphis = { requestId: 'b', timestamp: 0, place: 'Memphis', latitude: 35.15, longitude: -90.05, radiusKm: 100 }
const travel: Travel = { from: berlin, to: memphis, distanceKm: 7790.13, minDistanceKm: 7680.13, gapMs: 1_211_000, speedKmh: 23158.2, minSpeedKmh: 22831.2, verdict: 'impossible' }

describe('findings in words', () => {
  it('show the arithmetic of impossible travel', () => {
    expect(words({ kind: 'impossible-travel', severity: 'danger', ...evidence, figures: { travel, times: 1, scope: 'visitor', limitKmh: 900 } })).toEqual([
      'Impossible travel',
      'Berlin to Memphis, 7,790 km in 20 min 11 s. Without both radii (10 + 100 km) still 7,680 km, so at least 22,830 km/h. Limit 900.',
    ])
  })

  it('label travel of one account, what explains it, and how often', () => {
    expect(words({ kind: 'impossible-travel', severity: 'warn', ...evidence, figures: { travel: { ...travel, explained: 'VPN' }, times: 4, scope: 'linkedId', linkedId: 'acct_1', limitKmh: 900 } })).toEqual([
      'Impossible travel of one account, explained',
      '[acct_1]: Berlin to Memphis, 7,790 km in 20 min 11 s. Without both radii (10 + 100 km) still 7,680 km, so at least 22,830 km/h. Limit 900. Explained: VPN. The fastest of 4 journeys.',
    ])
  })

  it('name the other browser of an account that travels between two', () => {
    expect(words({ kind: 'impossible-travel', severity: 'danger', ...evidence, figures: { travel, times: 1, scope: 'linkedId', linkedId: 'acct_1', otherVisitorId: 'Other', limitKmh: 900 } })).toEqual([
      'Impossible travel of one account',
      '[acct_1]: Berlin to Memphis, 7,790 km in 20 min 11 s. Without both radii (10 + 100 km) still 7,680 km, so at least 22,830 km/h. Limit 900. One end is on the browser [Other]: shared or taken over.',
    ])
  })

  it.each<[Finding, string, string]>([
    [
      { kind: 'unlikely-travel', severity: 'warn', ...evidence, figures: { travel: { ...travel, distanceKm: 450, minDistanceKm: 340, gapMs: 20 * minute, speedKmh: 1350, minSpeedKmh: 1020, verdict: 'unlikely' }, times: 1, scope: 'visitor', limitKmh: 900 } },
      'Unlikely travel', 'Berlin to Memphis, 450 km in 20 min, 1,350 km/h. Without both radii (10 + 100 km) 340 km and 1,020 km/h. Limit 900.',
    ],
    [
      { kind: 'accounts', severity: 'warn', ...evidence, figures: { accounts: 3, newest: 'acct_90866', newestSince: now - 8 * minute, previous: 'acct_48213', previousLastSeen: now - 28 * minute } },
      'Third account on this browser', '[acct_90866] first seen today, 20 min after [acct_48213].',
    ],
    [
      { kind: 'accounts', severity: 'warn', ...evidence, figures: { accounts: 22, newest: 'a', newestSince: now - 3 * 86_400_000, previous: 'b', previousLastSeen: now - 4 * 86_400_000 } },
      '22nd account on this browser', '[a] first seen on 19 Nov 2026, 24 h after [b].',
    ],
    [{ kind: 'bot', severity: 'danger', ...evidence, figures: { highest: 0.987, visits: 40, ofVisits: 41 } }, 'A bot, almost certainly', 'Bot probability up to 0.99; 0.5 or more in 40 of 41 visits.'],
    [{ kind: 'bot', severity: 'danger', ...evidence, figures: { highest: 1, visits: 3, ofVisits: 12, verdict: 'good' } }, 'A bot, almost certainly', 'Verdict: good bot. A bot in 3 of 12 visits.'],
    [
      { kind: 'incognito-began', severity: 'warn', ...evidence, figures: { since: now, visitsBefore: 213, incognitoVisits: 1, withNew: ['country', 'ip', 'linkedId'] } },
      'Incognito began', 'Once, after 213 visits without. Same visit as the new country, IP and linked id.',
    ],
    [{ kind: 'incognito-began', severity: 'notice', ...evidence, figures: { since: now, visitsBefore: 0, incognitoVisits: 7, withNew: [] } }, 'Incognito from the first visit', '7 visits in a private window.'],
    [
      { kind: 'zone-mismatch', severity: 'warn', ...evidence, figures: { reported: 'Europe/Dusseldorf', known: false, expected: 'Europe/Kyiv', source: 'coordinates', country: 'DE', countryContradicted: true, visits: 1 } },
      'Place contradicts itself', '[Europe/Dusseldorf] is no zone that exists. The coordinates lie in [Europe/Kyiv], the country says DE. In 1 visit.',
    ],
    [
      { kind: 'zone-mismatch', severity: 'warn', ...evidence, figures: { reported: 'America/Chicago', known: true, expected: 'Europe/Berlin', source: 'coordinates', hoursApart: 7, visits: 12 } },
      'Time zone does not fit the place', '[America/Chicago] was reported, the coordinates lie in [Europe/Berlin]: 7 h apart. In 12 visits.',
    ],
    [
      { kind: 'zone-mismatch', severity: 'warn', ...evidence, figures: { reported: 'Asia/Kolkata', known: true, expected: 'Europe/Berlin', source: 'country', country: 'DE', hoursApart: 4.5, visits: 2 } },
      'Time zone does not fit the place', '[Asia/Kolkata] was reported, DE has [Europe/Berlin]: 4.5 h apart. In 2 visits.',
    ],
    [{ kind: 'zone-mismatch', severity: 'notice', ...evidence, figures: { reported: '\u202eX', known: false, visits: 1 } }, 'Unknown time zone', '[\\u202eX] is no zone that exists. In 1 visit.'],
    [
      { kind: 'user-agent-mismatch', severity: 'warn', ...evidence, figures: { field: 'os', reported: 'Mac OS X', userAgentSays: 'Windows', visits: 3 } },
      'User agent names another system', 'Reported system Mac OS X, the user agent says Windows. In 3 visits.',
    ],
    [
      { kind: 'burst', severity: 'warn', ...evidence, figures: { visits: 40, windowMs: 5 * minute, start: now - 40 * minute, usualPerWindow: 1.52 } },
      'Burst of visits', '40 visits within 5 min, today at 16:08. Usual here: 1.5.',
    ],
    [
      { kind: 'shared-ip', severity: 'warn', ...evidence, figures: { ip: '198.51.100.77', visitors: 6, network: '198.51.100.0/24', networkVisitors: 11 } },
      'IP shared by 6 visitors', '[198.51.100.77] in all that is known; 11 in its /24.',
    ],
  ])('tell %#', (finding, title, text) => expect(words(finding)).toEqual([title, text]))
})

describe('clear checks in words', () => {
  it('are one sentence', () => {
    expect(clearWords(['bot', 'user-agent-mismatch', 'zone-mismatch'])).toEqual({ title: '3 checks clear', text: 'Not a bot; user agent fits system; time zone fits place.' })
  })

  it('count both kinds of travel once', () => expect(clearWords(['impossible-travel', 'unlikely-travel'])).toEqual({ title: '1 check clear', text: 'Travel plausible.' }))

  it('do not claim what could not be checked', () => expect(clearWords([]).title).toBe('No check could be made'))
})
