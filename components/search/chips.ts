import type { TermKind } from '@/lib/console-api/answers'
import { ipNetwork } from '@/lib/visits/ip-address'
import { longestTerm, recogniseWord, type RecognisedWord, wordPattern } from '@/lib/visits/recognise-word'
import { readTerms } from '@/lib/visits/recognise-terms'
import { withZone } from '@/lib/visits/time-term'
import { offsetMs } from '@/lib/visits/time-zone'

/** A recognised term; for an IP the network around it, to search instead. */
export interface Chip {
  kind: TermKind
  value: string
  wider?: { value: string; label: string }
}

/** The terms of a text in their order, each once. */
export function chipsOf(text: string): Chip[] {
  return readChips(text).chips
}

/** The same, and how many terms are more than one search may hold. */
export function readChips(text: string): { chips: Chip[]; more: number } {
  const { terms, more } = readTerms(text)
  return { chips: terms.map(({ kind, value }) => ({ kind, value, wider: kind === 'ip' ? widen(value) : undefined })), more }
}

/** The text without the term, wherever it stands in it. */
export function withoutChip(text: string, chip: Chip): string {
  return replaceTerm(text, chip.value, '')
}

/** The text with an IP's network in its place. */
export function widenChip(text: string, chip: Chip): string {
  return chip.wider ? replaceTerm(text, chip.value, chip.wider.value) : text
}

/** The text with each IP's network in its place; undefined where there is no IP. */
export function widerText(text: string): string | undefined {
  const ips = chipsOf(text).filter(({ wider }) => wider)
  return ips.length === 0 ? undefined : ips.reduce(widenChip, text)
}

/** The text without its times; undefined where it has none, or nothing else. */
export function withoutTimes(text: string): string | undefined {
  const chips = chipsOf(text)
  const times = chips.filter(({ kind }) => kind === 'time')
  return times.length === 0 || times.length === chips.length ? undefined : times.reduce(withoutChip, text)
}

/** The terms alone, each once and no more than one search may hold, so that a pasted ticket's sentences stay in this browser. Times without a zone are those of the reader's. */
export function searchOf(text: string, zone = 'UTC'): { q: string; more: number } {
  const { terms, more } = readTerms(text)
  const typed = terms.flatMap((term) => (term.kind === 'text' ? [] : typedIn(zone, term)))
  // Where nothing is a term, the beginning is enough to be told so.
  return { q: typed.length === 0 ? text.trim().slice(0, longestTerm) : typed.join(' '), more }
}

/** Another reader of the link may be in another zone. */
function typedIn(zone: string, { kind, value, typed }: RecognisedWord): string {
  if (kind !== 'time') return typed
  const zoned = withZone(value, (timestamp) => offsetMs(zone, timestamp))
  return zoned === value ? typed : zoned
}

/** The same without that count. */
export const termsText = (text: string, zone?: string) => searchOf(text, zone).q

/** What was typed may differ from a term's canonical spelling. */
function replaceTerm(text: string, value: string, by: string): string {
  return text
    .replace(wordPattern, (found) => (recogniseWord(found)?.value === value ? by : found))
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
}

function widen(ip: string): Chip['wider'] {
  const value = ipNetwork(ip)
  return { value, label: value.slice(value.indexOf('/')) }
}
