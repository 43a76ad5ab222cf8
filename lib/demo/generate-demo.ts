import type { IncomingVisit } from '../store/visit-store'
import { isoTime } from '../visits/iso-time'
import { readVisit } from '../visits/read-visit'
import { demoDrafts } from './demo-drafts'
import type { Draft } from './draft'
import { createRandom } from './random'

/** The demo visits, the same every time for the same `now` (epoch ms): more than 300 visitors and 30,000 visits, none later than it. */
export function* generateDemo(now: number): Generator<IncomingVisit> {
  let count = 0
  for (const draft of demoDrafts(now)) yield toIncoming(draft, count++, now)
}

/** They go the way of every visit, so that the odd ones are read as they would be. */
function toIncoming({ visitorId, at, fields }: Draft, count: number, now: number): IncomingVisit {
  const timestamp = Math.floor(at)
  const requestId = `${timestamp}.${createRandom(`${visitorId} ${count}`).text(6)}`
  const read = readVisit({ requestId, timestamp, time: isoTime(timestamp), ...fields }, { visitorId, now })
  if (!read.ok) throw new Error(`A demo visit cannot be read: ${read.error}`)
  return { visit: { ...read.visit, region: 'embedded' }, raw: read.raw, notes: read.notes }
}
