import { regionSubject } from '@/components/ui/region-name'
import type { VisitDetails } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { linkTarget } from '@/lib/visits/safe-text'
import { readField, type VisitField } from '@/lib/visits/visit-fields'
import type { Visit } from '@/lib/visits/visit'
import { positionText } from './position-text'

/** One line of browser details: what the visit says, what the visit before it said where the two differ. */
export interface DetailRow {
  label: string
  /** Undefined where the visit does not say. */
  value?: string
  was?: string
  changed: boolean
  /** Place of the visit since which the value is the same, oldest = 1. */
  since?: number
  mono: boolean
  /** Where everybody is who shares the value. */
  href?: string
}

interface Line {
  label: string
  fields: readonly VisitField[]
  mono?: boolean
  read?: (visit: Visit, previous: Visit | undefined) => string | undefined
  hrefOf?: (value: string) => string
}

const botProbability: Line = { label: 'Bot probability', fields: ['botProbability'] }
/** The later generation judges and gives no probability, so none may be shown. */
const botVerdict: Line = { label: 'Bot', fields: ['botProbability'], read: verdictText }

const lines: readonly Line[] = [
  { label: 'Place', fields: ['place'], read: placeText },
  { label: 'Position', fields: ['position'], read: positionText, mono: true },
  { label: 'IP', fields: ['ip'], mono: true, hrefOf: pages.network },
  { label: 'Time zone', fields: ['timezone'] },
  { label: 'Linked id', fields: ['linkedId'], mono: true, hrefOf: pages.linkedId },
  { label: 'Incognito', fields: ['incognito'] },
  { label: 'URL', fields: ['url'], read: urlText },
  { label: 'Browser', fields: ['browserName'] },
  { label: 'Version', fields: ['browserVersion'], mono: true },
  { label: 'System', fields: ['os', 'osVersion'] },
  { label: 'Device', fields: ['device'] },
  botProbability,
  { label: 'User agent', fields: ['userAgent'], mono: true },
  { label: 'Found in', fields: [], read: foundIn },
]

/** The lines of a visit in the order in which they are shown; the very first visit has changed nothing. */
export function detailRows({ visit, previous, sameSince, ordinal, signals }: VisitDetails): DetailRow[] {
  const shown = signals?.bot === undefined ? lines : lines.map((line) => (line === botProbability ? botVerdict : line))
  return shown.flatMap(({ label, fields, mono = false, read = joined(fields), hrefOf }) => {
    const value = read(visit, previous)
    // What is no field of the visit itself is told where it is known.
    if (fields.length === 0 && value === undefined) return []
    const changed = previous !== undefined && fields.some((field) => readField(visit, field) !== readField(previous, field))
    const since = Math.max(0, ...fields.map((field) => sameSince[field]?.ordinal ?? 0))
    return {
      label,
      value,
      was: changed ? (read(previous, visit) ?? 'not given') : undefined,
      changed,
      since: changed ? ordinal : since || undefined,
      mono,
      ...(hrefOf && value !== undefined && { href: hrefOf(value) }),
    }
  })
}

function joined(fields: readonly VisitField[]) {
  return (visit: Visit) => {
    const parts = fields.map((field) => readField(visit, field)).filter((part) => part !== undefined)
    return parts.length > 0 ? parts.join(' ') : undefined
  }
}

function verdictText({ browserDetails }: Visit): string | undefined {
  const probability = browserDetails?.botProbability
  if (probability === 1) return 'Found'
  return probability === 0 ? 'Not found' : probability?.toString()
}

/** As reported, without the host where the visit beside it was on the same one. */
function urlText({ url }: Visit, beside: Visit | undefined): string | undefined {
  if (url === undefined) return undefined
  const origin = originOf(url)
  return origin !== undefined && url.startsWith(`${origin}/`) && originOf(beside?.url) === origin ? url.slice(origin.length) : url
}

function originOf(url: string | undefined): string | undefined {
  const target = linkTarget(url)
  return target === undefined ? undefined : new URL(target).origin
}

/** `Memphis, Tennessee, US`; a subdivision that is named for its city, such as Land Berlin, adds nothing. */
function placeText(visit: Visit): string | undefined {
  const { city, subdivisions, country } = visit.ipLocation ?? {}
  const subdivision = subdivisions?.[0]?.name
  const named = city?.name !== undefined && subdivision?.includes(city.name) === true
  const parts = [city?.name, named ? undefined : subdivision, country?.code ?? country?.name].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** The vendor's region; our own Server API is none. */
function foundIn({ region }: Visit): string | undefined {
  return region === undefined || region === 'embedded' ? undefined : regionSubject(region)
}
