/** Below this, no text takes long to parse. */
const shortText = 64 * 1024
const deepest = 100
/** 200 for each visit of the largest answer; a visit has about 35. */
const mostValues = 100_000

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c

/**
 * Whether a text, should it be JSON, can be parsed without holding up everybody else: 10 MiB of nothing but brackets take seconds, and 10 MiB
 * of long strings a few milliseconds. Stops at the first sign that it cannot.
 */
export function isCheapToParse(text: string): boolean {
  if (text.length <= shortText) return true
  let depth = 0
  let values = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    // A brace is its bracket with one bit more. A set of characters would take five times as long.
    const bracket = character & ~0x20
    if (character === quote) index = endOfString(text, index)
    else if (character === comma) values += 1
    else if (bracket === 0x5b) {
      depth += 1
      values += 1
    } else if (bracket === 0x5d) depth -= 1
    else continue
    if (depth > deepest || values > mostValues) return false
  }
  return true
}

/** The place of its closing quote, or of the text's end. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(index - 1 - backslashes) === backslash) backslashes += 1
  return backslashes % 2 === 1
}
