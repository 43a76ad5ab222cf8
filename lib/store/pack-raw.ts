import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type WireVisit, toWire } from '../visits/to-wire'
import type { Visit } from '../visits/visit'

/** The first byte says how the rest is packed. What is on disk keeps its number for ever. */
const deflatedAlone = 1
const deflatedBeside = 2
const differingBetween = 3

/** Little memory for each of many small texts. */
const settings = { level: 6, windowBits: 13, memLevel: 5 } as const
/** Bytes that differ, up to which they are kept as they are: deflating is ten times the work, and saves nothing of so few. */
const fewBytes = 96
/** After the first byte and the lengths of what is equal before and after, of 16 bits each. */
const differenceAt = 5
const mostEqual = 0xffff

/** Fields of a visit as JSON, where somebody has it already. */
export type FieldTexts = { [Name in keyof WireVisit]?: string | undefined }

/**
 * A raw text as few bytes, beside the visit that was read out of it: null when the visit says all of it, else only what differs.
 * Packed texts refer to `usualText`: changed, it needs a number of its own.
 */
export function packRaw(text: string, visit: Visit, known: FieldTexts = {}): Buffer | null {
  const usual = usualText(visit, known)
  if (text === usual) return null
  const [bytes, beside] = [Buffer.from(text), Buffer.from(usual)]
  return packDifference(bytes, beside) ?? Buffer.concat([Uint8Array.of(deflatedBeside), deflateRawSync(bytes, { ...settings, dictionary: beside })])
}

/** What stands between the bytes that both begin with and those that both end with; undefined where that is much. */
function packDifference(bytes: Buffer, beside: Buffer): Buffer | undefined {
  const longest = Math.min(bytes.length, beside.length, mostEqual)
  let before = 0
  while (before < longest && bytes[before] === beside[before]) before += 1
  let after = 0
  while (before + after < longest && bytes[bytes.length - 1 - after] === beside[beside.length - 1 - after]) after += 1
  const differing = bytes.subarray(before, bytes.length - after)
  if (differing.length > fewBytes) return undefined
  const packed = Buffer.alloc(differenceAt + differing.length)
  packed.writeUInt8(differingBetween)
  packed.writeUInt16LE(before, 1)
  packed.writeUInt16LE(after, 3)
  packed.set(differing, differenceAt)
  return packed
}

/** The text of `packRaw`, beside the very visit. Throws for bytes that are packed in no way that it knows. */
export function unpackRaw(packed: Uint8Array | null, visit: Visit): string {
  if (packed === null) return usualText(visit)
  const bytes = packed.subarray(1)
  switch (packed[0]) {
    case deflatedAlone:
      return inflateRawSync(bytes).toString()
    case deflatedBeside:
      return inflateRawSync(bytes, { windowBits: settings.windowBits, dictionary: Buffer.from(usualText(visit)) }).toString()
    case differingBetween:
      return unpackDifference(Buffer.from(packed), Buffer.from(usualText(visit)))
    default:
      throw new Error(`The raw text of visit ${visit.requestId} is packed in a way that this version does not know.`)
  }
}

function unpackDifference(packed: Buffer, beside: Buffer): string {
  const before = beside.subarray(0, packed.readUInt16LE(1))
  const after = beside.subarray(beside.length - packed.readUInt16LE(3))
  return Buffer.concat([before, packed.subarray(differenceAt), after]).toString()
}

/** A visit as an import file or the ingest method usually sends it. */
const usualText = (visit: Visit, known: FieldTexts = {}): string => `{"visitorId":${JSON.stringify(visit.visitorId)}${membersOf(toWire(visit), known)}}`

/** As JSON.stringify writes them, behind another one. */
function membersOf<Fields extends object>(fields: Fields, known: { [Name in keyof Fields]?: string | undefined }): string {
  let text = ''
  for (const name in fields) if (fields[name] !== undefined) text += `,"${name}":${known[name] ?? JSON.stringify(fields[name])}`
  return text
}
