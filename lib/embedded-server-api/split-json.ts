import { type Piece, type Splitter, createGathering } from './split-values'

const code = (character: string) => character.charCodeAt(0)
const quote = code('"')
const backslash = code('\\')
const comma = code(',')
const opening = new Set([code('{'), code('[')])
const closing = new Set([code('}'), code(']')])
const blank = new Set([32, 9, 10, 13, 0xef, 0xbb, 0xbf])

/**
 * JSON: the elements of an array one by one, so that none has to fit into memory beside the others and a broken one is alone; or else the
 * values that stand side by side, of which there is usually one. Only brackets and strings are looked at; JSON.parse judges the rest.
 */
export function createJsonSplitter(limit: number): Splitter {
  const value = createGathering(limit)
  let mode: 'start' | 'array' | 'values' | 'over' = 'start'
  let depth = 0
  let inString = false
  let escaped = false
  let place = 0
  let toldOfMore = false

  function push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = []
    let start = 0
    const finish = (end: number) => {
      value.add(chunk.subarray(start, end))
      place += 1
      pieces.push(value.take(place))
    }
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
        continue
      }
      const isBetween = depth === 0 && value.isEmpty() && start === index
      if (isBetween && blank.has(byte)) start = index + 1
      else if (mode === 'start') {
        mode = byte === code('[') ? 'array' : 'values'
        if (mode === 'array') start = index + 1
        else index -= 1
      } else if (mode === 'over') {
        start = index + 1
        if (!toldOfMore) pieces.push({ place: place + 1, fault: 'There is more after the end of the array.' })
        toldOfMore = true
      } else if (byte === quote) inString = true
      else if (opening.has(byte)) depth += 1
      else if (depth > 0 && closing.has(byte)) {
        depth -= 1
        if (depth === 0 && mode === 'values') {
          finish(index + 1)
          start = index + 1
        }
      } else if (depth === 0 && mode === 'array' && (byte === comma || closing.has(byte))) {
        const isOver = byte !== comma
        if (!(isOver && isBetween)) finish(index)
        start = index + 1
        if (isOver) mode = 'over'
      } else if (depth === 0 && mode === 'values' && blank.has(byte)) {
        finish(index)
        start = index + 1
      }
    }
    value.add(chunk.subarray(start))
    return pieces
  }

  function end(): Piece[] {
    const pieces: Piece[] = []
    if (!value.isEmpty()) {
      place += 1
      pieces.push(value.take(place))
    }
    if (mode === 'array') pieces.push({ place: place + 1, fault: 'The array is not closed.' })
    return pieces
  }

  return { push, end }
}
