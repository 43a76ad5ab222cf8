import type { ListedVisit } from '../console-api/answers'
import { travelBetween } from '../findings/travel-between'
import type { Travel } from '../visits/travel'
import type { Visit } from '../visits/visit'

type Travels = Record<string, Travel>

const known = new WeakMap<readonly ListedVisit[], { following: Visit | undefined; travels: Travels }>()

/** By the later visit's request id; `following` is the visit before the last of these, as far as it is known yet. The same list has the same. */
export function travelsOf(visits: readonly ListedVisit[], following: Visit | undefined): Travels {
  const before = known.get(visits)
  if (before && before.following === following) return before.travels
  const travels = Object.fromEntries(visits.flatMap((newer, index): [string, Travel][] => {
    const older = visits[index + 1] ?? following
    const travel = older && travelBetween(older, newer)
    return travel ? [[newer.requestId, travel]] : []
  }))
  known.set(visits, { following, travels })
  return travels
}
