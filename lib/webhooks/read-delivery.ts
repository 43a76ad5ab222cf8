import { readV4Event } from '../server-api/v4-event'
import type { IncomingVisit } from '../store/visit-store'
import { readVisit } from '../visits/read-visit'
import { isJsonObject } from '../visits/read-visit-raw'
import type { Region } from '../visits/visit'

type ReadDelivery = { ok: true; incoming: IncomingVisit } | { ok: false; error: string }

/** On top of the day that a visit may lie ahead, so that a clock which is a whole day slow refuses nothing. */
const graceMs = 3_600_000

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The visit of a delivery in either of the vendor's forms: the flat visit, or the event of the later generation. `now` is epoch milliseconds. */
export function readDelivery(body: Uint8Array, { region, now }: { region?: Region; now: number }): ReadDelivery {
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(body))
  } catch {
    return { ok: false, error: 'The body is not JSON.' }
  }
  const context = { region, now: now + graceMs }
  if (isJsonObject(value) && value.event_id !== undefined) {
    const incoming = readV4Event(value, context)
    return incoming ? { ok: true, incoming } : { ok: false, error: 'The event lacks an id, a visitor or a time that can be read.' }
  }
  const read = readVisit(value, context)
  if (!read.ok) return read
  return { ok: true, incoming: { visit: region === undefined ? read.visit : { ...read.visit, region }, raw: read.raw, notes: read.notes } }
}
