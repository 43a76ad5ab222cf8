import type { FilterChanges, FilterValues } from '../filters/filter-names'

/** What the search page hands to whatever shows its box. */
export interface BoxState {
  text: string
  /** Terms of a pasted ticket that this search could not hold. */
  more: number
  filter: FilterValues
  onText: (text: string) => void
  /** Searches for the terms of this text and remembers it. */
  search: (text: string) => void
  onFilter: (changes: FilterChanges) => void
}
