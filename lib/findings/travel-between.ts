import { distanceKm, hasPosition, type Position } from '../visits/geography'
import { canonicalIp, ipNetwork } from '../visits/ip-address'
import { placeName } from '../visits/place-name'
import { leastImpossibleKm, leastUnlikelyKm, speedLimitKmh, type Travel, type TravelEnd, type TravelVerdict } from '../visits/travel'
import type { IpLocation, Visit } from '../visits/visit'

/** Above this radius a reported position says too little about where somebody was. */
const vagueRadiusKm = 200
const shortestGapMs = 60_000
const hourMs = 3_600_000
/** Below this, two visits are at the same place. */
const samePlaceKm = 1

/** Why a visit's position need not be the visitor's: "VPN", "data centre"; undefined where nothing is known. */
export type ExplainPosition = (visit: Visit) => string | undefined

/**
 * The journey from a visit to the next one, with its arithmetic; null where there is none to judge: no positions, the
 * same place, or the same IP, IPv4 /24 or IPv6 /48, whose positions are one database's opinion of one network.
 */
export function travelBetween(older: Visit, newer: Visit, explain?: ExplainPosition): Travel | null {
  const travel = measureTravel(older, newer, explain)
  return travel && travel.distanceKm >= samePlaceKm && !shareNetwork(older, newer) ? travel : null
}

/** The same arithmetic without the exceptions; null only where a position is missing. */
export function measureTravel(older: Visit, newer: Visit, explain?: ExplainPosition): Travel | null {
  if (!hasPosition(older) || !hasPosition(newer)) return null
  const from = endOf(older)
  const to = endOf(newer)
  const distance = distanceKm(from, to)
  const minDistance = Math.max(0, distance - from.radiusKm - to.radiusKm)
  const gapMs = Math.abs(to.timestamp - from.timestamp)
  const hours = Math.max(gapMs, shortestGapMs) / hourMs
  const figures = { distanceKm: distance, minDistanceKm: minDistance, gapMs, speedKmh: distance / hours, minSpeedKmh: minDistance / hours }
  const explained = explain?.(older) ?? explain?.(newer) ?? (Math.max(from.radiusKm, to.radiusKm) > vagueRadiusKm ? `radius above ${vagueRadiusKm} km` : undefined)
  return { from, to, ...figures, verdict: judge(figures), ...(explained === undefined ? {} : { explained }) }
}

function judge({ distanceKm, minDistanceKm, speedKmh, minSpeedKmh }: Pick<Travel, 'distanceKm' | 'minDistanceKm' | 'speedKmh' | 'minSpeedKmh'>): TravelVerdict {
  if (minDistanceKm >= leastImpossibleKm && minSpeedKmh > speedLimitKmh) return 'impossible'
  if (distanceKm >= leastUnlikelyKm && speedKmh > speedLimitKmh) return 'unlikely'
  return 'plausible'
}

function endOf(visit: Visit & { ipLocation: IpLocation & Position }): TravelEnd {
  const { latitude, longitude, accuracyRadius } = visit.ipLocation
  const radiusKm = accuracyRadius !== undefined && accuracyRadius > 0 ? accuracyRadius : 0
  return { requestId: visit.requestId, timestamp: visit.timestamp, place: placeName(visit) ?? 'an unnamed place', latitude, longitude, radiusKm }
}

function shareNetwork(older: Visit, newer: Visit): boolean {
  if (older.ip === undefined || newer.ip === undefined) return false
  if (older.ip === newer.ip) return true
  const network = networkOf(older.ip)
  return network !== undefined && network === networkOf(newer.ip)
}

const networkOf = (ip: string) => (canonicalIp(ip) === undefined ? undefined : ipNetwork(ip))
