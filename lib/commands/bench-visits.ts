import type { Visit } from '../visits/visit'
import type { IncomingVisit } from '../store/visit-store'
import { toWire } from '../visits/to-wire'

/** Where most people live, roughly: south, west, north, east in degrees. */
const regions = [
  { country: 'US', edges: [27, -123, 47, -70], timezone: 'America/Chicago' },
  { country: 'DE', edges: [44, -4, 56, 20], timezone: 'Europe/Berlin' },
  { country: 'IN', edges: [9, 73, 29, 88], timezone: 'Asia/Kolkata' },
  { country: 'CN', edges: [22, 103, 41, 121], timezone: 'Asia/Shanghai' },
  { country: 'JP', edges: [32, 130, 41, 141], timezone: 'Asia/Tokyo' },
  { country: 'ID', edges: [-8, 98, 15, 118], timezone: 'Asia/Jakarta' },
  { country: 'BR', edges: [-34, -60, -4, -36], timezone: 'America/Recife' },
  { country: 'MX', edges: [14, -105, 26, -87], timezone: 'America/Mexico_City' },
  { country: 'NG', edges: [-12, 3, 14, 38], timezone: 'Africa/Lagos' },
  { country: 'TR', edges: [24, 27, 41, 55], timezone: 'Europe/Istanbul' },
  { country: 'AU', edges: [-38, 139, -26, 153], timezone: 'Australia/Sydney' },
] as const
/** So many that most cells of a region have some, and a few have most visits, as in real life. */
const towns = 5_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const end = Date.UTC(2025, 5, 1)
const day = 86_400_000

/** A number from 0 to 2^32 that looks random and is the same every time (the finaliser of MurmurHash3). */
function mix(seed: number): number {
  let value = seed | 0
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** The first towns are the largest: half of all visitors live in an eighth of them. */
function townOf(visitor: number) {
  const town = Math.floor(towns * share(visitor * 13 + 5) ** 3)
  const { country, edges, timezone } = regions[town % regions.length] ?? regions[0]
  const [south, west, north, east] = edges
  return {
    city: `Town ${town}`,
    country,
    latitude: round(south + share(town * 17 + 1) * (north - south)),
    longitude: round(west + share(town * 19 + 2) * (east - west)),
    timezone,
  }
}

const share = (seed: number) => mix(seed) / 2 ** 32
const round = (degrees: number) => Math.round(degrees * 100) / 100

function browserOf(visitor: number) {
  const version = 110 + (visitor % 16)
  return {
    browserName: visitor % 5 === 0 ? 'Edge' : 'Chrome', browserMajorVersion: String(version), browserFullVersion: `${version}.0.6422.112`, os: 'Windows', osVersion: '10', device: 'Other',
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36${visitor % 5 === 0 ? ` Edg/${version}.0.0.0` : ''}`,
  }
}

/** 20 characters, spread as evenly as real ids. */
export function benchVisitorId(visitor: number): string {
  return Array.from({ length: 20 }, (_, index) => alphabet[mix(visitor * 31 + index) % alphabet.length]).join('')
}

/** Of three visitors each, and an address of two, however many there are: more visitors make nobody's account larger. */
export const benchLinkedId = (visitor: number) => `account-${Math.floor(visitor / 3)}`
export const benchIp = (visitor: number) => `10.${[16, 8, 0].map((bits) => ((visitor >> 1) >> bits) & 0xff).join('.')}`

/** The time of the visit of that number of so many, in the order in which they come: 90 days, and a minute's disorder. */
export const benchTime = (number: number, of: number) => end - Math.floor((1 - number / of) * 90 * day) - (mix(number) % 60_000)

/** The visit of that number of that visitor, within the last 90 days, at any time or at the given one, with fields as full as a real one. */
export function benchVisit(visitor: number, visit: number, at?: number): IncomingVisit {
  const chance = mix(visit * 7 + visitor)
  const place = townOf(visitor + (chance % 20 === 0 ? 1 : 0))
  const timestamp = at ?? end - (chance % (90 * day))
  const visitorId = benchVisitorId(visitor)
  const made: Visit = {
    visitorId,
    requestId: `${timestamp}.${visit.toString(36)}`,
    timestamp,
    time: new Date(timestamp).toISOString(),
    incognito: chance % 9 === 0,
    linkedId: benchLinkedId(visitor),
    url: `https://shop.example.com/products/${chance % 5_000}?ref=${chance % 97}`,
    ip: benchIp(visitor + (chance % 11 === 0 ? chance % 900 : 0)),
    ipLocation: {
      accuracyRadius: 20, latitude: place.latitude, longitude: place.longitude, postalCode: '38018', timezone: place.timezone,
      city: { name: place.city }, continent: { code: 'NA', name: 'North America' }, country: { code: place.country, name: place.country },
      subdivisions: [{ isoCode: 'TN', name: 'Tennessee' }],
    },
    browserDetails: { ...browserOf(visitor), botProbability: chance % 50 === 0 ? 0.9 : 0 },
    confidence: { score: 0.99 },
    region: 'embedded',
  }
  return { visit: made, raw: JSON.parse(JSON.stringify(rawOf(made, chance))), notes: [] }
}

/** As an import file has it; every fourth with a field that we do not know. */
function rawOf(visit: Visit, chance: number) {
  const usual = { visitorId: visit.visitorId, ...toWire(visit) }
  return chance % 4 === 0 ? { ...usual, tag: { basket: chance % 1_000, experiment: 'checkout-b' } } : usual
}
