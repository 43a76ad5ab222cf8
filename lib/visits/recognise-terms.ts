import { recogniseWord, wordPattern, type RecognisedTerm, type RecognisedWord } from './recognise-word'
import { isVisitorId } from './visitor-id'

export type { RecognisedTerm } from './recognise-word'

/** What to look for so that a term is found, whichever of several things it is. */
export interface LookedFor {
  kind: 'visitorId' | 'visitorIdPart' | 'linkedId' | 'ip' | 'network' | 'url'
  value: string
}

export interface ReadTerms {
  /** Each once, in the order in which they stand there: those to look for, and as `text` the first words around them. */
  terms: RecognisedWord[]
  /** Terms beyond what one search may hold, counted up to about 1,000. */
  more: number
}

/** In characters. */
export const longestSearch = 2_000
const mostTerms = 50
const mostRead = 1_050
const mostLooked = 20_000

/** What no word of a sentence has, or only one in a hundred. */
const mayTell = /[\d_@":-]|\..|^.{20}/

/** The terms of one search text. Never throws. */
export function recogniseTerms(text: string): RecognisedTerm[] {
  return readTerms(text).terms.map(({ kind, value }) => ({ kind, value }))
}

/** The terms of a text of any length, such as a ticket: what one search may hold of them, and how many are left. */
export function readTerms(text: string): ReadTerms {
  const telling = new Map<string, RecognisedWord>()
  const plain = new Map<string, RecognisedWord>()
  const words: RecognisedWord[] = []
  const looked = new Set<string>()
  for (const [match] of text.matchAll(wordPattern)) {
    // Most words of a ticket are a sentence's, or stand there again, and looking closer at each would take long.
    if (looked.has(match) || (plain.size === mostRead && !mayTell.test(match))) continue
    if (looked.size < mostLooked) looked.add(match)
    const word = recogniseWord(match)
    const kept = word?.telling ? telling : plain
    if (!word || kept.has(word.value) || kept.size === mostRead) continue
    kept.set(word.value, word)
    words.push(word)
    if (telling.size === mostRead) break
  }
  return withinSearch(telling.size > 0 ? withoutProse(words, telling) : words)
}

/** Beside a term, plain words are the sentence around it: "please check 203.0.113.7". */
function withoutProse(words: readonly RecognisedWord[], telling: ReadonlyMap<string, RecognisedWord>): RecognisedWord[] {
  return words.flatMap((word) => (word.telling ? word : telling.has(word.value) ? [] : { ...word, kind: 'text' as const }))
}

/** Two counts, since the words around a term must not take its place. */
function withinSearch(words: readonly RecognisedWord[]): ReadTerms {
  const terms: RecognisedWord[] = []
  let [searched, around, length, more] = [0, 0, 0, 0]
  for (const word of words) {
    if (word.kind === 'text') {
      around += 1
      if (around <= mostTerms) terms.push(word)
    } else if (searched === mostTerms || length + word.typed.length > longestSearch) {
      more += 1
    } else {
      searched += 1
      length += word.typed.length + 1
      terms.push(word)
    }
  }
  return { terms, more }
}

const lookedForByKind: Record<RecognisedTerm['kind'], readonly LookedFor['kind'][]> = {
  visitorId: ['visitorId', 'visitorIdPart', 'linkedId'],
  visitorIdPart: ['visitorIdPart', 'linkedId'],
  linkedId: ['linkedId'],
  ip: ['ip'],
  network: ['network'],
  url: ['url', 'linkedId'],
  time: ['linkedId'],
  text: [],
}

/** Kinds of terms that a visitor's whole id may be taken for, such as `a` or `2024-01-01`. */
const mayBeVisitorId: ReadonlySet<RecognisedTerm['kind']> = new Set(['linkedId', 'time'])

/** All that a term may be: an id of 20 letters is a visitor's, the beginning of a longer one, or an account's. */
export function lookedFor({ kind, value }: RecognisedTerm): LookedFor[] {
  const kinds = lookedForByKind[kind]
  return (mayBeVisitorId.has(kind) && isVisitorId(value) ? ['visitorId' as const, ...kinds] : kinds).map((one) => ({ kind: one, value }))
}
