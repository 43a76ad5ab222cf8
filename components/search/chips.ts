import type { TermKind } from '@/lib/console-api/answers'
import { ipNetwork } from '@/lib/visits/ip-address'
import { recogniseTerms } from '@/lib/visits/recognise-terms'

/** A recognised term and where it stands in the text. */
export interface Chip {
  kind: TermKind
  value: string
  /** Place in the text, the end exclusive. */
  start: number
  end: number
  /** The network around an IP, to search instead. */
  wider?: { value: string; label: string }
}

/** The terms of a text in their order, each once. */
export function chipsOf(text: string): Chip[] {
  const seen = new Set<string>()
  const chips: Chip[] = []
  for (const { 0: token, index } of text.matchAll(/\S+/g)) {
    for (const { kind, value } of recogniseTerms(token)) {
      const key = `${kind} ${value}`
      if (seen.has(key)) continue
      seen.add(key)
      chips.push({ kind, value, start: index, end: index + token.length, wider: kind === 'ip' ? widen(value) : undefined })
    }
  }
  return chips
}

/** The text without the term. */
export function withoutChip(text: string, chip: Chip): string {
  return replaceChip(text, chip, '')
}

/** The text with an IP's network in its place. */
export function widenChip(text: string, chip: Chip): string {
  return chip.wider ? replaceChip(text, chip, chip.wider.value) : text
}

/** The text with each IP's network in its place; undefined where there is no IP. */
export function widerText(text: string): string | undefined {
  const ips = chipsOf(text).filter(({ wider }) => wider)
  // From the end, so that the places before stay true.
  return ips.length === 0 ? undefined : ips.reverse().reduce(widenChip, text)
}

function replaceChip(text: string, { start, end }: Chip, by: string): string {
  return `${text.slice(0, start)} ${by} ${text.slice(end)}`.replace(/\s+/g, ' ').trim()
}

function widen(ip: string): Chip['wider'] {
  const value = ipNetwork(ip)
  return { value, label: value.slice(value.indexOf('/')) }
}
