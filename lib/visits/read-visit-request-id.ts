import { createHash } from 'node:crypto'
import type { JsonValue } from './visit'

/** Said elsewhere in the visit, or by whoever passed it on: they tell nothing about its content. */
const besideTheContent = new Set(['visitorId', 'time', 'timestamp', 'region', 'archived'])

/**
 * The id of a visit that came without one that can be used: 27 letters from its content, of which such a one is part, so that the same visit always gets the same one, however its
 * keys are ordered and however its time is spelt. `raw` is of bounded depth.
 */
export function deriveRequestId(visitorId: string, timestamp: number, raw: Record<string, JsonValue>): string {
  const content = Object.fromEntries(Object.entries(raw).filter(([key]) => !besideTheContent.has(key)))
  return createHash('sha256').update(canonical([visitorId, timestamp, content])).digest('base64url').slice(0, 27)
}

/** JSON with sorted keys; null means absent. */
function canonical(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value)
    .filter(([, part]) => part !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
