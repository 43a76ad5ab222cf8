import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { toWire } from '../visits/to-wire'
import type { Visit } from '../visits/visit'

/** The first byte says how the rest is packed. What is on disk keeps its number for ever. */
const deflatedAlone = 1
const deflatedBeside = 2

/** Little memory for each of many small texts. */
const settings = { level: 6, windowBits: 13, memLevel: 5 } as const

/**
 * A raw text as few bytes, beside the visit that was read out of it: null when the visit says all of it, else only what differs.
 * Packed texts refer to `usualText`: changed, it needs a number of its own.
 */
export function packRaw(text: string, visit: Visit): Uint8Array | null {
  const usual = usualText(visit)
  if (text === usual) return null
  return Buffer.concat([Uint8Array.of(deflatedBeside), deflateRawSync(text, { ...settings, dictionary: Buffer.from(usual) })])
}

/** The text of `packRaw`. Throws for bytes that it did not make. */
export function unpackRaw(packed: Uint8Array | null, visit: Visit): string {
  if (packed === null) return usualText(visit)
  const bytes = packed.subarray(1)
  switch (packed[0]) {
    case deflatedAlone:
      return inflateRawSync(bytes).toString()
    case deflatedBeside:
      return inflateRawSync(bytes, { windowBits: settings.windowBits, dictionary: Buffer.from(usualText(visit)) }).toString()
    default:
      throw new Error(`The raw text of visit ${visit.requestId} is packed in a way that this version does not know.`)
  }
}

/** A visit as an import file or the ingest method usually sends it. */
const usualText = (visit: Visit): string => JSON.stringify({ visitorId: visit.visitorId, ...toWire(visit) })
