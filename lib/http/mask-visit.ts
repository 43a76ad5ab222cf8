import type { CountedValue, Role, VisitDetails, VisitorOverview, VisitorPath } from '../console-api/answers'
import type { Finding, Travel, TravelEnd } from '../findings/finding'
import type { Signals } from '../visits/signals'
import type { IpLocation, JsonValue, Visit } from '../visits/visit'
import { maskAddresses, maskAddressIn, maskIp } from './mask-address'
import { maskJson } from './mask-json'
import { mayActAs } from './require-role'

export { maskIp } from './mask-address'

/** Rounding to whole degrees moves a point by up to 79 km, so a smaller circle around it would say too much, and wrongly. */
const roundedRadiusKm = 80

const seesAll = (role: Role) => mayActAs(role, 'analyst')
const maskId = (text: string | undefined) => text === undefined ? undefined : maskAddresses(text)
const degree = (degrees: number) => Math.round(degrees) + 0

/** A visit as `role` may see it: for an agent networks, whole degrees, no postal code, and the address out of every text. */
export function maskVisit<Listed extends Visit>(visit: Listed, role: Role): Listed {
  if (seesAll(role)) return visit
  const { ip } = visit
  const text = (value: string | undefined) => value === undefined ? undefined : maskAddressIn(value, ip)
  return dropUndefined({
    ...visit,
    ip: ip === undefined ? undefined : maskIp(ip),
    url: text(visit.url),
    linkedId: maskId(text(visit.linkedId)),
    ipLocation: visit.ipLocation && maskLocation(visit.ipLocation),
    browserDetails: visit.browserDetails && dropUndefined({ ...visit.browserDetails, userAgent: text(visit.browserDetails.userAgent) }),
  })
}

function maskLocation(location: IpLocation): IpLocation {
  const { latitude, longitude, accuracyRadius } = location
  return dropUndefined({
    ...location,
    postalCode: undefined,
    latitude: latitude === undefined ? undefined : degree(latitude),
    longitude: longitude === undefined ? undefined : degree(longitude),
    accuracyRadius: accuracyRadius === undefined ? undefined : Math.max(accuracyRadius, roundedRadiusKm),
  })
}

/** The ends of a journey on whole degrees; its arithmetic stays, so the radii on which it rests do too. */
export function maskTravel(travel: Travel, role: Role): Travel {
  return seesAll(role) ? travel : { ...travel, from: maskEnd(travel.from), to: maskEnd(travel.to) }
}

const maskEnd = (end: TravelEnd): TravelEnd => ({
  ...end,
  place: maskPlace(end.place),
  latitude: degree(end.latitude),
  longitude: degree(end.longitude),
})

/** A place without a name is told by its coordinates. */
const maskPlace = (place: string) => place.replace(/-?\d+\.\d+/g, (number) => String(degree(Number(number))))

export function maskTravels(travels: Record<string, Travel>, role: Role): Record<string, Travel> {
  return Object.fromEntries(Object.entries(travels).map(([requestId, travel]) => [requestId, maskTravel(travel, role)]))
}

export function maskPath(path: VisitorPath, role: Role): VisitorPath {
  if (seesAll(role)) return path
  return {
    ...path,
    places: path.places.map((place) => dropUndefined({
      ...place,
      label: maskPlace(place.label),
      latitude: degree(place.latitude),
      longitude: degree(place.longitude),
      radiusKm: place.radiusKm === undefined ? undefined : Math.max(place.radiusKm, roundedRadiusKm),
    })),
    legs: path.legs.map((leg) => ({ ...leg, travel: maskTravel(leg.travel, role) })),
  }
}

export function maskOverview(overview: VisitorOverview, role: Role): VisitorOverview {
  if (seesAll(role)) return overview
  return { ...overview, linkedIds: maskCounted(overview.linkedIds), findings: overview.findings.map(maskFinding) }
}

/** Values that look alike once they are masked are counted as one. */
function maskCounted(values: readonly CountedValue[]): CountedValue[] {
  const masked = new Map<string, CountedValue>()
  for (const counted of values) {
    const value = maskAddresses(counted.value)
    const same = masked.get(value)
    masked.set(value, same === undefined ? { ...counted, value } : {
      value,
      visits: same.visits + counted.visits,
      firstSeen: Math.min(same.firstSeen, counted.firstSeen),
      lastSeen: Math.max(same.lastSeen, counted.lastSeen),
    })
  }
  return [...masked.values()]
}

function maskFinding(finding: Finding): Finding {
  switch (finding.kind) {
    case 'impossible-travel':
      return { ...finding, figures: maskJourney(finding.figures) }
    case 'unlikely-travel':
      return { ...finding, figures: maskJourney(finding.figures) }
    case 'accounts': {
      const { newest, previous } = finding.figures
      return { ...finding, figures: { ...finding.figures, newest: maskAddresses(newest), previous: maskAddresses(previous) } }
    }
    case 'shared-ip':
      return { ...finding, figures: { ...finding.figures, ip: maskIp(finding.figures.ip) } }
    default:
      return finding
  }
}

function maskJourney<Figures extends { travel: Travel; linkedId?: string }>(figures: Figures): Figures {
  return dropUndefined({ ...figures, travel: maskTravel(figures.travel, 'agent'), linkedId: maskId(figures.linkedId) })
}

/** The details of a visit: an agent gets no raw JSON at all. */
export function maskDetails(details: VisitDetails, role: Role): VisitDetails {
  if (seesAll(role)) return details
  return dropUndefined({
    ...details,
    visit: maskVisit(details.visit, role),
    previous: details.previous && maskVisit(details.previous, role),
    travel: details.travel && maskTravel(details.travel, role),
    raw: undefined,
    signals: details.signals && maskSignals(details.signals),
    // Those about an address or a place quote what could not be read, which may be just that.
    notes: details.notes.filter((note) => !/^ip/.test(note)).map((note) => maskAddressIn(note, details.visit.ip)),
  })
}

/** A network's number and name are no address; a text that somebody wrote may quote one. */
function maskSignals(signals: Signals): Signals {
  const { confidenceComment, dataCentreName, asn } = signals
  return dropUndefined({
    ...signals,
    confidenceComment: maskId(confidenceComment),
    dataCentreName: maskId(dataCentreName),
    asn: asn && dropUndefined({ ...asn, name: maskId(asn.name) }),
  })
}

/** A visit as received, where a role without the right to it is given it at all. */
export function maskRaw(raw: JsonValue, visit: Visit, role: Role): JsonValue {
  return seesAll(role) ? raw : maskJson(raw, visit.ip)
}

function dropUndefined<Given extends object>(value: Given): Given {
  for (const name of Object.keys(value)) if (Reflect.get(value, name) === undefined) Reflect.deleteProperty(value, name)
  return value
}
