import type { PathLeg, PathPlace, VisitorPath } from '../console-api/answers'
import { measureTravel, travelBetween } from '../findings/travel-between'
import type { VisitStore } from '../store/visit-store'
import { hasPosition, type Position } from '../visits/geography'
import { placeName } from '../visits/place-name'
import type { Travel } from '../visits/travel'
import type { IpLocation, Visit, VisitFilter } from '../visits/visit'

const mostExamined = 100_000
const mostLegs = 300
const mostPlaces = 500

interface Leg { from: PathPlace; to: PathPlace; travel: Travel }
type Placed = Visit & { ipLocation: IpLocation & Position }

/** Where a visitor was, and the journeys between places in time order; null for an unknown one. */
export async function findPath(store: Pick<VisitStore, 'findVisitor' | 'scanHistory'>, visitorId: string, filter: VisitFilter): Promise<VisitorPath | null> {
  if (!(await store.findVisitor(visitorId))) return null
  const path = createPath()
  for await (const visits of store.scanHistory(visitorId, filter, mostExamined)) for (const visit of visits) path.see(visit)
  return path.result()
}

/** Folds visits, oldest first, into places and legs. */
export function createPath() {
  const places = new Map<string, PathPlace>()
  let legs: Leg[] = []
  let legCount = 0
  let unplaced = 0
  let last: { visit: Placed; place: PathPlace } | undefined

  return {
    see(visit: Visit) {
      if (!hasPosition(visit)) {
        unplaced += 1
        return
      }
      const place = visitPlace(places, visit)
      if (last && last.place !== place) {
        const travel = journey(last.visit, visit)
        if (travel) {
          legs.push({ from: last.place, to: place, travel })
          legCount += 1
          if (legs.length > 2 * mostLegs) legs = legs.slice(-mostLegs)
        }
      }
      last = { visit, place }
    },
    result(): VisitorPath {
      const newest = legs.slice(-mostLegs)
      const shown = shownPlaces([...places.values()], newest)
      const index = new Map(shown.map((place, at) => [place, at]))
      const listed = newest.flatMap(({ from, to, travel }): PathLeg[] => {
        const ends = [index.get(from), index.get(to)]
        return ends[0] === undefined || ends[1] === undefined ? [] : [{ from: ends[0], to: ends[1], travel }]
      })
      return { places: shown, placesLeftOut: places.size - shown.length, legs: listed, legsLeftOut: legCount - listed.length, unplaced }
    },
  }
}

/** About a kilometre apart, or another city, is another place. It stands where its newest visit was. */
function visitPlace(places: Map<string, PathPlace>, visit: Placed): PathPlace {
  const { latitude, longitude, accuracyRadius, city } = visit.ipLocation
  const key = JSON.stringify([latitude.toFixed(2), longitude.toFixed(2), city?.name])
  const known = places.get(key)
  const newest = {
    latitude, longitude, ...(accuracyRadius === undefined ? {} : { radiusKm: accuracyRadius }), label: placeName(visit) ?? 'Unnamed place', lastSeen: visit.timestamp, requestId: visit.requestId,
  }
  if (known) return Object.assign(known, newest, { visits: known.visits + 1 })
  const place: PathPlace = { ...newest, visits: 1, firstSeen: visit.timestamp }
  places.set(key, place)
  return place
}

/** Also between two positions of one network, of which the rules say nothing. */
function journey(older: Visit, newer: Visit): Travel | null {
  const judged = travelBetween(older, newer)
  if (judged) return judged
  const measured = measureTravel(older, newer)
  return measured && measured.distanceKm >= 1 ? { ...measured, verdict: 'plausible', explained: 'the same network' } : null
}

/** Those of the legs, and the most recently visited; the first visited first. */
function shownPlaces(places: PathPlace[], legs: readonly Leg[]): PathPlace[] {
  const ends = new Set(legs.flatMap((leg) => [leg.from, leg.to]))
  const recent = [...places].sort((a, b) => b.lastSeen - a.lastSeen).slice(0, mostPlaces)
  for (const place of recent) ends.add(place)
  return places.filter((place) => ends.has(place))
}
