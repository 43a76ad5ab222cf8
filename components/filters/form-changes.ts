import { canonicalIp, parseCidr } from '@/lib/visits/ip-address'
import { instantOf, zonedParts } from '@/lib/visits/time-zone'
import type { FilterChanges } from './filter-names'

export const formFields = ['url', 'country', 'city', 'linked_id', 'address', 'browser', 'os', 'bot', 'incognito', 'from', 'to'] as const
type Fields = Record<(typeof formFields)[number], string>

const shortestUrlPart = 3

/** What the filled form changes, and what is wrong with it. Its times are of the zone, to the minute, the last one included. */
export function formChanges(fields: Fields, zone: string): { changes: FilterChanges; errors: { url?: string; address?: string } } {
  const text = (value: string) => value.trim() || null
  const address = text(fields.address)
  const network = address !== null && address.includes('/')
  const isAddress = address === null || (network ? parseCidr(address) : canonicalIp(address)) !== undefined
  const url = text(fields.url)
  return {
    changes: {
      url,
      country: text(fields.country)?.toUpperCase() ?? null,
      city: text(fields.city),
      linked_id: text(fields.linked_id),
      ip: network ? null : address,
      network: network ? address : null,
      browser: text(fields.browser),
      os: text(fields.os),
      bot: text(fields.bot),
      incognito: text(fields.incognito),
      from: isoInstant(fields.from, zone, 0),
      to: isoInstant(fields.to, zone, 59_999),
    },
    errors: {
      ...(url !== null && [...url].length < shortestUrlPart && { url: `Needs at least ${shortestUrlPart} characters.` }),
      ...(!isAddress && { address: 'Is no address, such as 203.0.113.7 or 203.0.113.0/24.' }),
    },
  }
}

const localPattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/

/** `2026-11-22T16:48` of a zone as an ISO instant in UTC; null for anything else. */
function isoInstant(local: string, zone: string, addedMs: number): string | null {
  const [, year, month, day, hour, minute] = localPattern.exec(local) ?? []
  if (year === undefined) return null
  const start = instantOf(zone, { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour) })
  return new Date(start + Number(minute) * 60_000 + addedMs).toISOString().replace('.000Z', 'Z')
}

/** An ISO instant, or epoch milliseconds, as a field of that zone shows it. */
export function localTime(value: string | undefined, zone: string): string | undefined {
  if (value === undefined) return undefined
  const timestamp = /^\d{1,15}$/.test(value) ? Number(value) : Date.parse(value)
  if (!Number.isFinite(timestamp)) return undefined
  const { year, month, day, hour, minute } = zonedParts(zone, timestamp)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}
