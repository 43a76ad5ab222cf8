import { canonicalIp, parseCidr } from './ip-address'
import { readTimeTerm, timePhrase } from './time-term'

/** What a person typed, word by word, and what each seems to be by its look alone. */
export interface RecognisedTerm {
  kind: 'visitorId' | 'visitorIdPart' | 'linkedId' | 'ip' | 'network' | 'url' | 'time' | 'text'
  /** Addresses and networks in canonical spelling, times as ISO 8601. */
  value: string
}

export interface RecognisedWord extends RecognisedTerm {
  /** Without what surrounds it in a sentence; reading it again gives the same term. */
  typed: string
  /** It cannot be a word of a sentence. */
  telling: boolean
}

/** Longer words are no ids. */
export const longestTerm = 512

/** One word for each match: a time of several words, what stands between quotation marks, or between blanks, commas and semicolons. Linear on any text. */
export const wordPattern = new RegExp(`[<([{]?${timePhrase}|"([^"]{0,512})"|[^\\s,;"]+`, 'giu')

/** What one match of wordPattern seems to be; undefined where nothing but brackets or blanks is left of it. */
export function recogniseWord(match: string): RecognisedWord | undefined {
  if (match.length > longestTerm + 2) return { kind: 'text', value: match.slice(0, longestTerm), typed: '', telling: false }
  if (match.startsWith('"')) return recogniseQuoted(match.slice(1, -1).trim())
  const bare = trim(match, opening, closing)
  const inSentence = trim(bare, '', `${closing}.:!?…`)
  const found = lookAt(bare) ?? lookAt(inSentence)
  if (found) return found
  const value = inSentence === '' ? bare : inSentence
  return value === '' ? undefined : { kind: 'linkedId', value, typed: value, telling: isTelling(value) }
}

const opening = "<([{'`"
const closing = ">)]}'`"

/** A pattern that ends in `+$` would be quadratic. */
function trim(text: string, before: string, after: string): string {
  let [start, end] = [0, text.length]
  while (start < end && before.includes(text.charAt(start))) start += 1
  while (end > start && after.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

function recogniseQuoted(value: string): RecognisedWord | undefined {
  return value === '' ? undefined : { kind: 'linkedId', value, typed: `"${value}"`, telling: true }
}

function lookAt(word: string): RecognisedWord | undefined {
  for (const { kind, read } of looks) {
    const value = read(word)
    if (value !== undefined) return { kind, value, typed: word, telling: always.has(kind) || value !== word || isTelling(value) }
  }
  return undefined
}

const matching = (pattern: RegExp) => (word: string) => (pattern.test(word) ? word : undefined)

/** The first look that fits is the best guess. */
const looks: readonly { kind: RecognisedTerm['kind']; read: (word: string) => string | undefined }[] = [
  { kind: 'visitorId', read: visitorIdOfAddress },
  { kind: 'url', read: urlOrPath },
  { kind: 'ip', read: canonicalIp },
  { kind: 'network', read: (word) => parseCidr(word)?.text ?? networkOfBeginning(word) },
  { kind: 'time', read: readTimeTerm },
  { kind: 'visitorId', read: matching(/^[A-Za-z0-9]{20,21}$/) },
  { kind: 'visitorIdPart', read: matching(/^[A-Za-z0-9_-]{3,64}$/) },
]

/** A link to a visitor's page, pasted whole. */
function visitorIdOfAddress(word: string): string | undefined {
  return /^https?:\/\/[^/\s]+\/visitors\/([A-Za-z0-9_-]{1,64})(?:[/?#.:!]|$)/i.exec(word)?.[1]
}

/** A whole address, one without its beginning, or a path; the end of a sentence is no part of it. */
function urlOrPath(word: string): string | undefined {
  if (!/^(?:https?:\/\/[^/]|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\/[^/]|\/[^/]{2})/i.test(word)) return undefined
  return trim(word, '', `${closing}.:!?…`)
}

/** `203.0.113`, `203.0.113.`, `203.0.113.*` and, with the mark of a beginning, `203.0.` or `203.0.*`. */
function networkOfBeginning(word: string): string | undefined {
  const beginning = /^(\d{1,3}(?:\.\d{1,3}){1,2})(\.[*x]?)?$/.exec(word)
  const parts = beginning?.[1]?.split('.') ?? []
  if (parts.length === 0 || (parts.length === 2 && !beginning?.[2])) return undefined
  return parseCidr(`${[...parts, '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`)?.text
}

const always: ReadonlySet<RecognisedTerm['kind']> = new Set(['url', 'ip', 'network', 'time'])

/** One visitor id in thirty has no digit, but capitals amid small letters; sentences have neither. */
function isTelling(value: string): boolean {
  return /[\d_@]|\p{L}-\p{L}|\p{L}{2}\.\p{L}{2}/u.test(value) || (/^[A-Za-z]{20,21}$/.test(value) && /.[A-Z]/.test(value) && /[a-z]/.test(value))
}
