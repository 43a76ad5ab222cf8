import { type Piece, type Splitter, createGathering } from './split-values'

const lineEnd = 10

/** NDJSON: a value a line; empty lines count and say nothing. */
export function createLineSplitter(limit: number): Splitter {
  const line = createGathering(limit)
  let place = 0
  const finish = (): Piece[] => {
    place += 1
    const piece = line.take(place)
    return piece.bytes && isBlank(piece.bytes) ? [] : [piece]
  }
  return {
    push(chunk) {
      const pieces: Piece[] = []
      let start = 0
      for (let end = chunk.indexOf(lineEnd); end !== -1; end = chunk.indexOf(lineEnd, start)) {
        if (end > start) line.add(chunk.subarray(start, end))
        if (line.isEmpty()) place += 1
        else pieces.push(...finish())
        start = end + 1
      }
      line.add(chunk.subarray(start))
      return pieces
    },
    end: () => (line.isEmpty() ? [] : finish()),
  }
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false
  return true
}
