export interface Line {
  /** From 1, empty lines counted. */
  number: number
  /** Undefined for a line that is longer than the bound: its bytes were passed over. */
  bytes: Buffer | undefined
  /** Where the next line begins, in bytes from the start of the stream. */
  end: number
  /** False for a last line without a line feed, which may still be growing. */
  terminated: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** The lines of a stream of bytes; never holds more than `longest` bytes of one, so that an endless line costs no memory. A carriage return at its end is no part of its length. */
export async function* splitLines(chunks: AsyncIterable<Buffer>, longest: number, start = { offset: 0, line: 0 }): AsyncGenerator<Line> {
  let pieces: Buffer[] = []
  let length = 0
  let position = start.offset
  let number = start.line
  const take = (end: number, terminated: boolean): Line => {
    const line = { number: (number += 1), bytes: bounded(Buffer.concat(pieces), length, longest), end, terminated }
    pieces = []
    length = 0
    return line
  }
  const keep = (piece: Buffer) => {
    length += piece.length
    if (length <= longest + 1) pieces.push(piece)
    else pieces = []
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      keep(chunk.subarray(from, at))
      from = at + 1
      yield take(position + from, true)
    }
    keep(chunk.subarray(from))
    position += chunk.length
  }
  if (length > 0) yield take(position, false)
}

function bounded(bytes: Buffer, length: number, longest: number): Buffer | undefined {
  const isOnlyReturnTooLong = length === longest + 1 && bytes.at(-1) === carriageReturn
  return length <= longest || isOnlyReturnTooLong ? bytes : undefined
}
