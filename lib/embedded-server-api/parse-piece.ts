import type { Piece } from './split-values'

/** JSON.parse of V8 takes any depth, but what it builds of a deep value is many times larger. */
const deepest = 1_000

export type Parsed = { ok: true; value: unknown } | { ok: false; error: string; tooLarge?: boolean }

export function parsePiece({ bytes, fault, tooLarge }: Piece): Parsed {
  if (!bytes) return { ok: false, error: fault ?? 'It cannot be read.', tooLarge }
  if (isTooDeep(bytes)) return { ok: false, tooLarge: true, error: `It is nested more than ${deepest} levels deep.` }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
    return { ok: true, value }
  } catch {
    return { ok: false, error: bytes.length === 0 ? 'It is empty.' : 'It is not JSON.' }
  }
}

function isTooDeep(bytes: Buffer): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (inString) {
      if (byte === 0x5c) index += 1
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1
      if (depth > deepest) return true
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1
  }
  return false
}
