import { readIsoInstant } from './iso-instant'
import { isoTime } from './iso-time'
import { shown } from './read-visit-shown'

const earliest = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000

type ReadTime = { ok: true; timestamp: number; notes: string[] } | { ok: false; error: string }

/** The instant of a visit from its `timestamp` (epoch ms) or else its `time` (ISO 8601): between 2000 and a day from `now`. */
export function readVisitTime(value: Record<string, unknown>, now: number): ReadTime {
  const timestamp = value.timestamp ?? undefined
  const time = value.time ?? undefined
  if (timestamp === undefined && time === undefined) return { ok: false, error: 'Neither time nor timestamp is given; one of them is needed.' }

  const ofTimestamp = timestamp === undefined ? undefined : readTimestamp(timestamp, now)
  if (ofTimestamp?.ok || time === undefined) return ofTimestamp ?? { ok: false, error: 'time is missing.' }

  const ofTime = readIso(time, now)
  if (!ofTime.ok) return ofTimestamp ?? ofTime
  return ofTimestamp ? { ...ofTime, notes: [...ofTime.notes, `timestamp${shown(timestamp)} cannot be used, time was read instead`] } : ofTime
}

function readTimestamp(value: unknown, now: number): ReadTime {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { ok: false, error: `timestamp${shown(value)} is not a number of milliseconds.` }
  return within(Math.floor(value), 'timestamp', value, now)
}

function readIso(value: unknown, now: number): ReadTime {
  // The length first: a pattern has no business with a megabyte.
  const instant = typeof value === 'string' && value.length <= 64 ? readIsoInstant(value) : undefined
  if (!instant) return { ok: false, error: `time${shown(value)} is not an ISO 8601 time such as 2019-05-21T16:40:13Z.` }
  const read = within(instant.timestamp, 'time', value, now)
  return read.ok && !instant.zoned ? { ...read, notes: [`time${shown(value)} names no zone, read as UTC`] } : read
}

function within(timestamp: number, name: string, said: unknown, now: number): ReadTime {
  if (timestamp >= earliest && timestamp <= now + dayMs) return { ok: true, timestamp, notes: [] }
  // A tenth digit too few is the usual mistake.
  const hint = timestamp > earliest / 1000 && timestamp < earliest ? ' Is it in seconds? Milliseconds are needed.' : ''
  return { ok: false, error: `${name}${shown(said)} is not between ${isoTime(earliest)} and a day from now.${hint}` }
}
