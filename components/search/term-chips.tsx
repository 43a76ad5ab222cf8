'use client'

import { CircleQuestionMark, X } from 'lucide-react'
import { useMemo } from 'react'
import { showControls } from '@/lib/visits/safe-text'
import { numberText } from '../ui/count-text'
import { readChips, widenChip, withoutChip, type Chip } from './chips'
import { termKindLooks } from './term-kinds'

interface TermChipsProps {
  text: string
  /** Terms that were cut from the text before it came here. */
  more?: number
  onText: (text: string) => void
  /** Searches at once when a chip changes the text of a search that was made. */
  onSearch?: (text: string) => void
}

/** A chip's value is cut here; the box above has all of it. */
const longest = 48

/** What was recognised in the box, each to widen or to take away. */
export function TermChips({ text, more: cut = 0, onText, onSearch = onText }: TermChipsProps) {
  const { chips, more } = useMemo(() => readChips(text), [text])
  if (chips.length === 0) return <p>Nothing to search for yet.</p>
  const change = (next: string) => (next === '' ? onText(next) : onSearch(next))
  const plain = chips.filter(({ kind }) => kind === 'text').map(({ value }) => value)
  return (
    <ul aria-label="Recognised" className="flex flex-wrap items-center gap-2">
      {chips.map((chip) => (
        <TermChip key={`${chip.kind} ${chip.value}`} chip={chip} remove={() => change(withoutChip(text, chip))} widen={() => change(widenChip(text, chip))} />
      ))}
      {more + cut > 0 && <li className="text-text-2">and {numberText(more + cut)} more not searched: one search holds 50</li>}
      {isTimeBesideIds(chips) && <li className="text-text-2">The time narrows addresses and URLs; ids are found at any time.</li>}
      {plain.length > 0 && (
        <li className="flex items-center gap-1.5 text-text-2">
          <CircleQuestionMark size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3" />
          <span className="break-anywhere">
            <span className="font-mono">{short(plain.join(' '))}</span> left out of the search
          </span>
        </li>
      )}
    </ul>
  )
}

const ids: ReadonlySet<Chip['kind']> = new Set(['visitorId', 'visitorIdPart', 'linkedId'])

const isTimeBesideIds = (chips: readonly Chip[]) => chips.some(({ kind }) => kind === 'time') && chips.some(({ kind }) => ids.has(kind))

function TermChip({ chip, remove, widen }: { chip: Chip; remove: () => void; widen: () => void }) {
  if (chip.kind === 'text') return null
  const { icon: Icon, label } = termKindLooks[chip.kind]
  const value = short(chip.kind === 'time' ? timeWords(chip.value) : chip.value)
  const button = 'flex min-h-7 items-center px-2 font-medium text-accent -outline-offset-2 hover:bg-hover max-sm:min-h-11 max-sm:min-w-11 max-sm:justify-center'
  return (
    <li className="flex max-w-full items-center rounded-control border border-line-2 bg-surface">
      <span className="flex min-h-7 items-center gap-1.5 rounded-l-control bg-sunken px-2 whitespace-nowrap text-text-2 max-sm:min-h-11">
        <Icon size={14} strokeWidth={1.75} aria-hidden className="text-text-3" />
        {label}
      </span>
      <span className="min-w-0 truncate border-l border-line-2 px-2 font-mono text-text">{value}</span>
      {chip.wider && (
        <button type="button" onClick={widen} aria-label={`Search the whole network ${chip.wider.value}`} title={`Search the whole network ${chip.wider.value}`} className={`${button} border-l border-line-2`}>
          {chip.wider.label}
        </button>
      )}
      <button type="button" onClick={remove} aria-label={`Remove ${value}`} title={`Remove ${value}`} className={`${button} rounded-r-control text-text-3`}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  )
}

/** "2026-11-22 16:48 ± 30 min" */
const timeWords = (value: string) => `${value.replace('T', ' ')} ${value.includes('T') ? '± 30 min' : '± 12 h'}`

const short = (value: string) => showControls(value.length > longest ? `${value.slice(0, longest)}…` : value)
