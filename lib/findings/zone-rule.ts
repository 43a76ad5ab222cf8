import { hasPosition } from '../visits/geography'
import { isKnownZone, offsetMs } from '../visits/time-zone'
import type { Visit } from '../visits/visit'
import { createEvidence } from './evidence'
import type { Finding, FindingFigures } from './finding'
import type { Rule } from './rule'
import type { ZoneLookup } from './zone-tables'

const hourMs = 3_600_000
const mostRemembered = 2_000
const mostGroups = 200
const mostFindings = 3

/** What does not depend on the instant. */
interface Place {
  /** Whether the reported zone is one; true where none is reported. */
  known: boolean
  /** Zones that the place may have, the likeliest first. */
  expected: string[]
  source: 'coordinates' | 'country'
  /** The reported country, where the coordinates lie in none of its zones. */
  contradicted?: string
  comparable: boolean
}

interface Group {
  figures: FindingFigures['zone-mismatch']
  evidence: ReturnType<typeof createEvidence>
}

/**
 * The reported time zone against the zone of the coordinates, or of the country where there are none; and the
 * coordinates against the country. Zones agree when their clocks are less than an hour apart at that instant, and every
 * zone within the accuracy radius counts.
 */
export function createZoneRule(lookup: ZoneLookup): Rule {
  const places = new Map<string, Place>()
  const groups = new Map<string, Group>()
  let comparable = 0

  const findPlace = (visit: Visit): Place => {
    const { timezone, latitude, longitude, accuracyRadius, country } = visit.ipLocation ?? {}
    const key = JSON.stringify([timezone, latitude, longitude, accuracyRadius, country?.code])
    const known = places.get(key)
    if (known) return known
    const place = readPlace(visit, lookup)
    if (places.size >= mostRemembered) places.clear()
    places.set(key, place)
    return place
  }

  return {
    see(visit) {
      const { timezone, country } = visit.ipLocation ?? {}
      if (timezone === undefined && country?.code === undefined) return
      const place = findPlace(visit)
      if (place.comparable) comparable += 1
      const apart = timezone !== undefined && place.known ? hoursApart(timezone, place.expected, visit.timestamp) : 0
      if (place.known && apart < 1 && place.contradicted === undefined) return
      const figures = {
        ...(timezone === undefined ? {} : { reported: timezone }), known: place.known, ...(place.expected[0] === undefined ? {} : { expected: place.expected[0], source: place.source }),
        ...(place.contradicted === undefined && place.source === 'coordinates' ? {} : { country: country?.code }),
        ...(place.contradicted === undefined ? {} : { countryContradicted: true }),
        ...(apart < 1 ? {} : { hoursApart: apart }),
      }
      const key = JSON.stringify(figures)
      const group = groups.get(key) ?? { figures: { ...figures, visits: 0 }, evidence: createEvidence() }
      group.figures.visits += 1
      group.evidence.add(visit)
      if (groups.size < mostGroups) groups.set(key, group)
    },
    result: () => ({
      findings: [...groups.values()].sort((a, b) => b.figures.visits - a.figures.visits).slice(0, mostFindings).map(toFinding),
      checked: comparable > 0 ? ['zone-mismatch'] : [],
    }),
  }
}

function readPlace(visit: Visit, lookup: ZoneLookup): Place {
  const { timezone, country, accuracyRadius } = visit.ipLocation ?? {}
  const known = timezone === undefined || isKnownZone(timezone)
  const around = hasPosition(visit) ? lookup.zonesAround(visit.ipLocation, accuracyRadius ?? 0) : []
  const code = country?.code?.toUpperCase()
  const ofCountry = code === undefined ? [] : lookup.zonesOfCountry(code)
  const countriesAround = around.flatMap((zone) => lookup.countriesOfZone(zone))
  const contradicted = code !== undefined && ofCountry.length > 0 && countriesAround.length > 0 && !countriesAround.includes(code) ? code : undefined
  const expected = around.length > 0 ? around : ofCountry
  return {
    known, expected, source: around.length > 0 ? 'coordinates' : 'country', ...(contradicted === undefined ? {} : { contradicted }),
    comparable: !known || (timezone !== undefined && expected.length > 0) || (around.length > 0 && ofCountry.length > 0),
  }
}

/** Between the reported zone's clock and the nearest of the expected ones; 0 where none is expected. */
function hoursApart(reported: string, expected: string[], timestamp: number): number {
  if (expected.length === 0 || expected.includes(reported)) return 0
  const here = offsetMs(reported, timestamp)
  return Math.min(...expected.map((zone) => Math.abs(here - offsetMs(zone, timestamp)))) / hourMs
}

function toFinding({ figures, evidence }: Group): Finding {
  const severity = figures.hoursApart !== undefined || figures.countryContradicted ? 'warn' : 'notice'
  return { kind: 'zone-mismatch', severity, ...evidence.get(), figures }
}
