import { canonicalIp, parseCidr } from './ip-address'

/** What a person typed, word by word, and what each seems to be by its look alone. */
export interface RecognisedTerm {
  kind: 'visitorId' | 'visitorIdPart' | 'linkedId' | 'ip' | 'network' | 'url' | 'time' | 'text'
  /** Addresses and networks in canonical spelling. */
  value: string
}

/** What to look for so that a term is found, whichever of several things it is. */
export interface LookedFor {
  kind: 'visitorId' | 'visitorIdPart' | 'linkedId' | 'ip' | 'network'
  value: string
}

export const longestSearch = 2_000
const mostTerms = 50
const longestTerm = 512

/** The terms of one search text, each once, in the order in which they stand there. Never throws; reads 2,000 characters, 50 terms. */
export function recogniseTerms(text: string): RecognisedTerm[] {
  const terms = new Map<string, RecognisedTerm>()
  for (const word of words(text.slice(0, longestSearch))) {
    const term = recognise(word)
    if (term && !terms.has(term.value)) terms.set(term.value, term)
    if (terms.size === mostTerms) break
  }
  return withoutProse([...terms.values()])
}

const lookedForByKind: Record<RecognisedTerm['kind'], readonly LookedFor['kind'][]> = {
  visitorId: ['visitorId', 'visitorIdPart', 'linkedId'],
  visitorIdPart: ['visitorIdPart', 'linkedId'],
  linkedId: ['linkedId'],
  ip: ['ip'],
  network: ['network'],
  url: ['linkedId'],
  time: ['linkedId'],
  text: [],
}

/** All that a term may be: an id of 20 letters is a visitor's, the beginning of a longer one, or an account's. */
export function lookedFor(term: RecognisedTerm): LookedFor[] {
  return lookedForByKind[term.kind].map((kind) => ({ kind, value: term.value }))
}

interface Word {
  text: string
  quoted: boolean
}

function words(text: string): Word[] {
  const found = text.matchAll(/"([^"]*)"|[^\s,;"]+/gu)
  return [...found].map((match) => ({ text: (match[1] ?? match[0]).trim(), quoted: match[1] !== undefined }))
}

function recognise(word: Word): RecognisedTerm | undefined {
  if (word.text === '') return undefined
  if (word.quoted) return { kind: word.text.length > longestTerm ? 'text' : 'linkedId', value: word.text }
  const bare = word.text.replace(/^[<([{'`]+/, '').replace(/[>)\]}'`]+$/, '')
  for (const { kind, read } of looks) {
    const value = read(bare)
    if (value !== undefined) return { kind, value }
  }
  return bare === '' ? undefined : { kind: bare.length > longestTerm ? 'text' : 'linkedId', value: bare }
}

const matching = (pattern: RegExp) => (word: string) => (pattern.test(word) ? word : undefined)

/** The first look that fits is the best guess. */
const looks: readonly { kind: RecognisedTerm['kind']; read: (word: string) => string | undefined }[] = [
  { kind: 'visitorId', read: visitorIdOfAddress },
  { kind: 'url', read: matching(/^https?:\/\/./i) },
  { kind: 'ip', read: canonicalIp },
  { kind: 'network', read: (word) => parseCidr(word)?.text ?? networkOfBeginning(word) },
  { kind: 'time', read: matching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/) },
  { kind: 'visitorId', read: matching(/^[A-Za-z0-9]{20,21}$/) },
  { kind: 'visitorIdPart', read: matching(/^[A-Za-z0-9_-]{3,64}$/) },
]

/** A link to a visitor's page, pasted whole. */
function visitorIdOfAddress(word: string): string | undefined {
  return /^https?:\/\/[^/\s]+\/visitors\/([A-Za-z0-9_-]{1,64})(?:[/?#]|$)/i.exec(word)?.[1]
}

/** `203.0.113`, `203.0.113.`, `203.0.113.*` and, with the mark of a beginning, `203.0.` or `203.0.*`. */
function networkOfBeginning(word: string): string | undefined {
  const beginning = /^(\d{1,3}(?:\.\d{1,3}){1,2})(\.[*x]?)?$/.exec(word)
  const parts = beginning?.[1]?.split('.') ?? []
  if (parts.length === 0 || (parts.length === 2 && !beginning?.[2])) return undefined
  return parseCidr(`${[...parts, '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`)?.text
}

const certain: ReadonlySet<RecognisedTerm['kind']> = new Set(['visitorId', 'ip', 'network', 'url'])

/** Beside something certain, plain words are the sentence around it: "please check 203.0.113.7". */
function withoutProse(terms: RecognisedTerm[]): RecognisedTerm[] {
  if (!terms.some((term) => certain.has(term.kind))) return terms
  return terms.map((term) => (term.kind === 'visitorIdPart' && /^(?:[a-z]+|[A-Z][a-z]*)$/.test(term.value) ? { kind: 'text', value: term.value } : term))
}
