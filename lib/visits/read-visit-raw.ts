import type { JsonValue } from './visit'

/** Deeper than any visit is, shallower than what a recursion minds. */
const deepest = 32

export interface BoundedJson {
  raw: JsonValue
  /** Whether parts were too deep, or no JSON, and became null. */
  cut: boolean
}

/** The value as JSON of bounded depth. It is the value itself when nothing had to be cut, which is the rule. */
export function boundJson(value: unknown): BoundedJson {
  return isBounded(value, 0) ? { raw: value, cut: false } : { raw: cutJson(value, 0), cut: true }
}

/** A JSON object, and neither an array nor null. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isBounded(value: unknown, depth: number): value is JsonValue {
  if (isScalar(value)) return true
  if (typeof value !== 'object' || value === null || depth >= deepest) return false
  // Without a list of the values: every object of every visit comes by here.
  for (const key in value) {
    const part: unknown = value[key as keyof typeof value]
    if (!isScalar(part) && !isBounded(part, depth + 1)) return false
  }
  return true
}

function cutJson(value: unknown, depth: number): JsonValue {
  if (isScalar(value)) return value
  if (typeof value !== 'object' || value === null || depth >= deepest) return null
  if (Array.isArray(value)) return value.map((part) => cutJson(part, depth + 1))
  // fromEntries defines its own properties, so that a key named __proto__ stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cutJson(part, depth + 1)]))
}

function isScalar(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}
