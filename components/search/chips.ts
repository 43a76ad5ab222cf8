import type { TermKind } from '@/lib/console-api/answers'
import { ipNetwork } from '@/lib/visits/ip-address'
import { recogniseTerms } from '@/lib/visits/recognise-terms'

/** A recognised term; for an IP the network around it, to search instead. */
export interface Chip {
  kind: TermKind
  value: string
  wider?: { value: string; label: string }
}

/** The terms of a text in their order, each once. */
export function chipsOf(text: string): Chip[] {
  return recogniseTerms(text).map(({ kind, value }) => ({ kind, value, wider: kind === 'ip' ? widen(value) : undefined }))
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

/** The terms alone, so that a pasted ticket's sentences stay in this browser; the text as it is when nothing in it is a term. */
export function termsText(text: string): string {
  const terms = new Set(recogniseTerms(text).flatMap(({ kind, value }) => (kind === 'text' ? [] : value)))
  const words = [...text.matchAll(word)].map(([found]) => found).filter((found) => terms.has(recogniseTerms(found)[0]?.value ?? ''))
  return words.length === 0 ? text.trim() : words.join(' ')
}

const word = /"[^"]*"|[^\s,;"]+/gu

/** Words as recogniseTerms cuts them; what was typed may differ from a term's canonical spelling. */
function replaceTerm(text: string, value: string, by: string): string {
  return text
    .replace(word, (found) => (recogniseTerms(found)[0]?.value === value ? by : found))
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
}

function widen(ip: string): Chip['wider'] {
  const value = ipNetwork(ip)
  return { value, label: value.slice(value.indexOf('/')) }
}
