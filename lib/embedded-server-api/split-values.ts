/** One value of a body, or why there is none. `place` is its line or its place in the array, from 1. */
export interface Piece {
  place: number
  bytes?: Buffer
  fault?: string
  tooLarge?: boolean
}

export interface Splitter {
  push(chunk: Buffer): Piece[]
  end(): Piece[]
}

/** Collects the bytes of one value across chunks; forgets them, and keeps that, when they are too many. */
export function createGathering(limit: number) {
  let parts: Buffer[] = []
  let size = 0
  return {
    add(bytes: Buffer) {
      size += bytes.length
      if (size > limit) parts = []
      else if (bytes.length > 0) parts.push(bytes)
    },
    take(place: number): Piece {
      const piece: Piece = size > limit ? { place, tooLarge: true, fault: `A visit has at most ${limit} bytes.` } : { place, bytes: Buffer.concat(parts) }
      parts = []
      size = 0
      return piece
    },
    isEmpty: () => size === 0,
  }
}
