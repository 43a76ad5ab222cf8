import { readVisit } from '../visits/read-visit'
import { boundJson, isJsonObject } from '../visits/read-visit-raw'
import type { Region } from '../visits/visit'
import type { ReceivedVisit } from './read-answer'
import { brokenParts, toSpecFields } from './v4-visit-fields'

export interface EventContext {
  /** Whose event it is where the event does not say. */
  visitorId?: string
  /** Absent where nobody knows. */
  region?: Region
  now: number
}

/**
 * The visit that an event of the later generation tells of, with the whole event as what was received; undefined where it lacks an id, a
 * visitor or a time that can be read.
 */
export function readV4Event(event: unknown, { visitorId, region, now }: EventContext): ReceivedVisit | undefined {
  if (!isJsonObject(event) || (event.event_id ?? undefined) === undefined) return undefined
  const read = readVisit(toSpecFields(event), { visitorId, now })
  if (!read.ok) return undefined
  const { raw, cut } = boundJson(event)
  const notes = cut ? [tooDeep, ...read.notes.filter((note) => note !== tooDeep)] : read.notes
  return { visit: region === undefined ? read.visit : { ...read.visit, region }, raw, notes: [...notes, ...brokenParts(event)] }
}

const tooDeep = 'Parts were nested too deeply to be kept'
