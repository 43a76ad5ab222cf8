'use client'

import { FilterChips } from '../filters/filter-chips'
import type { FilterChanges } from '../filters/filter-names'
import { type FraudView, filterNames } from './fraud-view'

interface FraudFiltersProps {
  view: FraudView
  onChange: (changes: Partial<FraudView>) => void
}

/** What narrows the map; its window of time is the scrubber's. */
export function FraudFilters({ view, onChange }: FraudFiltersProps) {
  const values = Object.fromEntries(filterNames.flatMap((name) => (view[name] === null ? [] : [[name, String(view[name])]])))
  return <FilterChips label="Filter the map" values={values} onChange={(changes) => onChange(toView(changes))} />
}

function toView(changes: FilterChanges): Partial<FraudView> {
  const view: Partial<FraudView> = {}
  for (const name of filterNames) {
    const value = changes[name]
    if (value === undefined) continue
    if (name === 'bot') view.bot = value === null ? null : Number(value)
    else if (name === 'incognito') view.incognito = value === null ? null : value === 'true'
    else view[name] = value
  }
  return view
}
