import { countryCode } from './country-code'
import { canonicalIp } from './ip-address'
import { isJsonObject } from './read-visit-raw'
import { shown } from './read-visit-shown'
import type { BrowserDetails, IpLocation, Visit } from './visit'

/** Reads one field: undefined, with a note, where it cannot be used. */
type Read<Value> = (value: unknown, name: string, notes: string[]) => Value | undefined

/** A bound that keeps keys of an index short: 512 characters are at most 1,536 bytes. */
const shortText = 512

// Plain tests instead of schemas: a page of 500 visits has ten thousand fields, and schemas were most of the time of reading it.
function leaveOut(value: unknown, name: string, problem: string, notes: string[]): undefined {
  notes.push(`${name}${shown(value)} ${problem}, left out`)
}

const between = (least: number, most: number): Read<number> => (value, name, notes) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return leaveOut(value, name, 'is not a number', notes)
  return value >= least && value <= most ? value : leaveOut(value, name, 'is out of range', notes)
}

/** Lone halves of surrogate pairs have no UTF-8, and PostgreSQL takes no NUL. Quick, since nearly all text has neither. */
const mayBeUnstorable = /[\0\ud800-\udfff]/

/** Text of at most so many characters. A number counts as text, since ids are often sent as numbers. */
const text = (most: number): Read<string> => (value, name, notes) => {
  if (typeof value === 'number' && Number.isFinite(value)) notes.push(`${name} ${value} was a number, read as text`)
  const found = typeof value === 'number' ? String(value) : value
  if (typeof found !== 'string') return leaveOut(value, name, 'is not text', notes)
  if (found.length > most) return leaveOut(value, name, `is longer than ${most} characters`, notes)
  if (found === '') return undefined
  if (!mayBeUnstorable.test(found)) return found
  const storable = found.replace(/\p{Cs}/gu, '\uFFFD').replaceAll('\0', '\uFFFD')
  if (storable !== found) notes.push(`${name} held characters that are no text, replaced by \uFFFD`)
  return storable
}

const flag: Read<boolean> = (value, name, notes) => (typeof value === 'boolean' ? value : leaveOut(value, name, 'is not true or false', notes))
const short = text(shortText)

/** Pages of 500 visits hold such texts, which whoever visits may make as long as they like; the raw JSON has them whole. */
const longText = 8_192
const readLong = text(longText)
const long: Read<string> = (value, name, notes) => {
  if (typeof value !== 'string' || value.length <= longText) return readLong(value, name, notes)
  notes.push(`${name} has ${value.length} characters, the first ${longText} were kept`)
  return readLong(value.slice(0, longText), name, notes)
}

const ip: Read<string> = (value, name, notes) => {
  const found = typeof value === 'string' && value.length <= 64 ? canonicalIp(value.trim()) : undefined
  if (!found) notes.push(`${name}${shown(value)} is not an IP address, left out`)
  return found
}

const object = <Fields extends object>(readers: { [Key in keyof Fields]-?: Read<NonNullable<Fields[Key]>> }): Read<Partial<Fields>> => {
  const keys = keysOf(readers)
  return (value, name, notes) => {
    if (!isJsonObject(value)) {
      notes.push(`${name}${shown(value)} is not an object, left out`)
      return undefined
    }
    const found: Partial<Fields> = {}
    for (const key of keys) {
      // Own fields alone, and null means absent.
      const part = Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined
      const readPart = part === undefined ? undefined : readers[key](part, name ? `${name}.${key}` : key, notes)
      if (readPart !== undefined) found[key] = readPart
    }
    return name && Object.keys(found).length === 0 ? undefined : found
  }
}

const list = <Item>(readItem: Read<Item>, most: number): Read<Item[]> => (value, name, notes) => {
  if (!Array.isArray(value)) {
    notes.push(`${name}${shown(value)} is not a list, left out`)
    return undefined
  }
  if (value.length > most) notes.push(`${name} has ${value.length} entries, the first ${most} were kept`)
  const items = value.slice(0, most).flatMap((item: unknown, index) => (item === null ? [] : (readItem(item, `${name}[${index}]`, notes) ?? [])))
  return items.length > 0 ? items : undefined
}

/** The names of an object's own fields: what TypeScript leaves as bare strings. */
const keysOf = <Source extends object>(source: Source) => Object.keys(source) as (keyof Source & string)[]

const country: Read<string> = (value, name, notes) => {
  const code = short(value, name, notes)
  return code === undefined ? undefined : countryCode(code)
}

const ipLocation = object<IpLocation>({
  // Half of the equator: there is no further place on Earth.
  accuracyRadius: between(0, 20_038),
  latitude: between(-90, 90),
  longitude: between(-180, 180),
  postalCode: short,
  timezone: short,
  city: object<{ name?: string }>({ name: short }),
  continent: object<{ code?: string; name?: string }>({ code: short, name: short }),
  country: object<{ code?: string; name?: string }>({ code: country, name: short }),
  subdivisions: list(object<{ isoCode?: string; name?: string }>({ isoCode: short, name: short }), 20),
})

const browserDetails = object<BrowserDetails>({
  browserName: short,
  browserMajorVersion: short,
  browserFullVersion: short,
  os: short,
  osVersion: short,
  device: short,
  userAgent: long,
  botProbability: between(0, 1),
})

const score = between(0, 1)
const confidence: Read<{ score: number }> = (value, name, notes) => {
  const found = isJsonObject(value) ? score(value.score, `${name}.score`, notes) : undefined
  return found === undefined ? undefined : { score: found }
}

type OptionalFields = Omit<Visit, 'visitorId' | 'requestId' | 'timestamp' | 'time' | 'region'>

const optionalFields = object<OptionalFields>({ incognito: flag, linkedId: short, url: long, ip, ipLocation, browserDetails, confidence })

/** Everything of a visit that may be missing, each field by itself: a bad one never takes its neighbours with it. */
export function readOptionalFields(value: Record<string, unknown>, notes: string[]): OptionalFields {
  return optionalFields(value, '', notes) ?? {}
}
