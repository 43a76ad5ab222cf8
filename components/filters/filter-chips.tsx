'use client'

import { Plus, X } from 'lucide-react'
import { useZone } from '../shell/zone-context'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { later } from '../ui/later'
import { usePopover } from '../ui/use-popover'
import { filterWords } from './filter-words'
import { type FilterChanges, type FilterValues, timedFilterNames } from './filter-names'

const FilterForm = later(() => import('./filter-form'))

interface FilterChipsProps {
  values: FilterValues
  onChange: (changes: FilterChanges) => void
  /** Names the panel: "Filter the map". */
  label: string
  /** Offers a range of time as well. */
  timed?: boolean
}

/** The filters that are set, as chips, and a panel for all of them. */
export function FilterChips({ values, onChange, label, timed = false }: FilterChipsProps) {
  const { zone } = useZone()
  const set = timedFilterNames.flatMap((name) => {
    const text = timed || (name !== 'from' && name !== 'to') ? filterWords(values, name, zone) : undefined
    return text === undefined ? [] : [{ name, text }]
  })
  return (
    <>
      {set.map(({ name, text }) => (
        <span key={name} className="inline-flex min-h-7 max-w-64 items-center rounded-control border border-accent bg-accent-weak pl-2.5 text-small font-medium text-accent max-sm:min-h-11">
          <span className="truncate">{text}</span>
          <button type="button" aria-label={`Remove the filter: ${text}`} onClick={() => onChange({ [name]: null })} className="inline-flex size-7 items-center justify-center rounded-control hover:bg-hover max-sm:size-11">
            <X size={14} strokeWidth={1.75} aria-hidden />
          </button>
        </span>
      ))}
      <FilterButton values={values} onChange={onChange} label={label} timed={timed} />
      {set.length > 1 && (
        <Button variant="quiet" onClick={() => onChange(Object.fromEntries(set.map(({ name }) => [name, null])))}>
          Clear filters
        </Button>
      )}
    </>
  )
}

function FilterButton({ values, onChange, label, timed }: Required<FilterChipsProps>) {
  const { open, button, panel, place, close } = usePopover()
  return (
    <>
      <button {...button} className={buttonClass('quiet')}>
        <Plus size={14} strokeWidth={1.75} aria-hidden />
        Filter
      </button>
      <div {...panel} aria-label={label} className="floating w-[340px] max-w-[calc(100vw-16px)] p-4">
        {open ? <FilterForm values={values} onChange={onChange} timed={timed} onShown={place} close={close} /> : null}
      </div>
    </>
  )
}
