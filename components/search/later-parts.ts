'use client'

import { lazy } from 'react'

const loadChips = () => import('./term-chips').then((module) => ({ default: module.TermChips }))
const loadResults = () => import('./search-results').then((module) => ({ default: module.SearchResults }))

/** What the box does without until it can be typed in; the server's HTML has it all the same. */
export const StartingPoints = lazy(() => import('./starting-points').then((module) => ({ default: module.StartingPoints })))

/** What is needed only once something stands in the box. */
export const TermChips = lazy(loadChips)
export const SearchResults = lazy(loadResults)

/** The filters, which most searches do without. */
export const FilterChips = lazy(() => import('../filters/filter-chips').then((module) => ({ default: module.FilterChips })))

/** Reads the terms out of a text. */
export const loadSearchOf = () => import('./chips').then((module) => module.searchOf)

/** Called at the first character, so that they are there before Enter, also when the network goes in between. */
export function loadLaterParts() {
  for (const load of [loadChips, loadResults, loadSearchOf]) load().catch(askedAgainWhenNeeded)
}

const askedAgainWhenNeeded = () => undefined
