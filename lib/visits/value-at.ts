import { isJsonObject } from './read-visit-raw'

/** What stands at `place` of parsed JSON, dots leading into objects: own members alone, and null means absent. */
export function valueAt(value: unknown, place: string): unknown {
  let part = value
  for (const name of place.split('.')) part = isJsonObject(part) && Object.hasOwn(part, name) ? (part[name] ?? undefined) : undefined
  return part
}
