import type { JsonValue } from '../visits/visit'
import { browserAt } from './browsers'
import { hourMs, minuteMs } from './calendar'
import { ipv6At } from './connection'
import { draftVisit, shopUrl, type Draft } from './draft'

type Fields = Draft['fields']

/** Visitors whose visits are odd: each must show as text and blank no page. */
export const awkwardVisitors = {
  noLocation: 'AwkwardN0Locat1on01a',
  onlyCoordinates: 'Awkward0nlyC00rds02b',
  onlyIpv6: 'Awkward0nlyIpv6V603c',
  zeroZero: 'AwkwardZer0Zer00004d',
  longUrl: 'AwkwardL0ngUrl2k005e',
  directions: 'AwkwardR1ghtToLeft6f',
  hostile: 'AwkwardH0st1leHtml7g',
} as const

type AwkwardKind = keyof typeof awkwardVisitors
const awkwardKinds: readonly AwkwardKind[] = ['noLocation', 'onlyCoordinates', 'onlyIpv6', 'zeroZero', 'longUrl', 'directions', 'hostile']

const visitsOfEach = 12
const script = '<script>document.title="run"</script>'
const image = '<img src=x onerror="document.title=\'run\'">'

/** What makes the visits of each of them odd, by the number of the visit. */
const oddities: Record<AwkwardKind, (plain: Fields, index: number) => Fields> = {
  noLocation: (plain) => without(plain, 'ip', 'ipLocation'),
  onlyCoordinates: (plain) => ({ ...without(plain, 'ip'), ipLocation: { latitude: -1.29, longitude: 36.82 } }),
  onlyIpv6: (plain) => plain,
  // Where many databases put what they cannot place.
  zeroZero: (plain, index) => ({ ...plain, ip: `2001:db8:f000:${index + 1}::1`, ipLocation: { accuracyRadius: 1000, latitude: 0, longitude: 0 } }),
  longUrl: (plain, index) => ({ ...plain, url: longUrl(index) }),
  directions: (plain) => ({
    ...plain,
    linkedId: '\u202ecod.exe\u202c\u0007',
    url: `${shopUrl('/')}?q=\u05d0\u05d1\u05d2\u202etxt.exe\u0000\u001b[31m`,
    ipLocation: withCity(plain, '\u0627\u0644\u0642\u0627\u0647\u0631\u0629 \u200f\u2066Cairo\u2069'),
    browserDetails: withBrowser(plain, { userAgent: 'Mozilla/5.0 \u202e(llun)\u202c\r\n\u0008\u007f' }),
  }),
  hostile: (plain, index) => ({
    ...plain,
    linkedId: index % 2 === 0 ? image : '"; drop table visits; --',
    url: `javascript:document.title='run'//${script}`,
    ipLocation: withCity(plain, image),
    browserDetails: withBrowser(plain, { browserName: '__proto__', os: '{{constructor}}', device: script, userAgent: `Mozilla/5.0 ${script}` }),
    unknownField: { [image]: [script, null, 1e300] },
  }),
}

/** A dozen visits of each awkward visitor, one every five hours. */
export function* awkwardVisits(now: number): Generator<Draft> {
  for (const [index, kind] of awkwardKinds.entries()) {
    const visitorId = awkwardVisitors[kind]
    for (let visit = 0; visit < visitsOfEach; visit++) {
      const at = now - (visitsOfEach - 1 - visit) * 5 * hourMs - (40 + index) * minuteMs
      const connection = ipv6At('Nairobi', 0xa0 + index, 1, visit + 1)
      const plain = draftVisit({ visitorId, at, connection, browser: browserAt('chrome-windows', 0), page: `/product/${500 + visit}`, linkedId: 'acct_00017' })
      yield { ...plain, fields: oddities[kind](plain.fields, visit) }
    }
  }
}

/** 2,000 characters, most of them one word. */
function longUrl(index: number): string {
  const start = shopUrl(`/search?page=${index}&q=`)
  return start + 'rain%20jacket%20'.repeat(200).slice(0, 2000 - start.length)
}

function without(fields: Fields, ...names: string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}

const withCity = (plain: Fields, name: string): JsonValue => ({ ...members(plain.ipLocation), city: { name } })
const withBrowser = (plain: Fields, changes: Fields): JsonValue => ({ ...members(plain.browserDetails), ...changes })

function members(value: JsonValue | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
