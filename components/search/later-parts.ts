'use client'

import { lazy } from 'react'

const loadChips = () => import('./term-chips').then((module) => ({ default: module.TermChips }))
const loadResults = () => import('./results-body').then((module) => ({ default: module.ResultsBody }))

/** What the box needs only once something stands in it. */
export const TermChips = lazy(loadChips)
export const ResultsBody = lazy(loadResults)

/** Called at the first character, so that they are there before Enter. */
export function loadLaterParts() {
  void loadChips()
  void loadResults()
}
