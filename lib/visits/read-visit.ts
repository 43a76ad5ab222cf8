import { isoTime } from './iso-time'
import { addOptionalFields } from './read-visit-fields'
import { boundJson, isJsonObject } from './read-visit-raw'
import { deriveRequestId } from './read-visit-request-id'
import { shown } from './read-visit-shown'
import { readVisitTime } from './read-visit-time'
import type { JsonValue, Visit } from './visit'
import { isVisitorId } from './visitor-id'

export type ReadVisit =
  | { ok: true; visit: Visit; notes: string[]; raw: JsonValue }
  /** One sentence that names what is wrong. */
  | { ok: false; error: string }

const mostNotes = 50

/** Ids that fit into an address and a key; a mere dot would be a step in a path. */
const requestIdPattern = /^(?!\.{1,2}$)[A-Za-z0-9_.:-]{1,128}$/

/**
 * A visit out of parsed JSON. Only a visitor id and a time are needed: a bad optional field is left out with a note, an unknown one stays
 * in `raw`, null means absent. `now` is epoch milliseconds. Node only: a visit without a request id gets one from its content's hash.
 */
export function readVisit(value: unknown, defaults: { visitorId?: string; now: number }): ReadVisit {
  if (!isJsonObject(value)) return { ok: false, error: 'A visit is a JSON object.' }
  const visitorId = value.visitorId ?? defaults.visitorId
  if (visitorId === undefined) return { ok: false, error: 'visitorId is missing.' }
  if (!isVisitorId(visitorId)) return { ok: false, error: `visitorId${shown(visitorId)} is not 1 to 64 letters, digits, "_" or "-".` }
  const time = readVisitTime(value, defaults.now)
  if (!time.ok) return time

  const { raw, cut } = boundJson(value)
  const notes = time.notes
  if (cut) notes.push('Parts were nested too deeply to be kept')
  const visit: Visit = {
    visitorId,
    requestId: readRequestId(value.requestId, notes) ?? deriveRequestId(visitorId, time.timestamp, jsonMembers(raw)),
    timestamp: time.timestamp,
    time: isoTime(time.timestamp),
  }
  addOptionalFields(visit, value, notes)
  return { ok: true, visit, notes: notes.length > mostNotes ? notes.slice(0, mostNotes) : notes, raw }
}

function readRequestId(value: unknown, notes: string[]): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && requestIdPattern.test(value)) return value
  notes.push(`requestId${shown(value)} is not 1 to 128 letters, digits, ".", ":", "_" or "-", one was made from the content`)
  return undefined
}

function jsonMembers(raw: JsonValue): Record<string, JsonValue> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {}
}
