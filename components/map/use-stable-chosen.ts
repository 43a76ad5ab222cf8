'use client'

import { useMemo } from 'react'
import type { ChosenVisit } from './chosen-visit'

/** The same object for the same visit, so that a page that builds it anew with each render redraws nothing. */
export function useStableChosen(chosen: ChosenVisit | undefined): ChosenVisit | undefined {
  const { requestId, latitude, longitude, radiusKm, label } = chosen ?? {}
  return useMemo(
    () => (requestId === undefined ? undefined : { requestId, latitude, longitude, radiusKm, label }),
    [requestId, latitude, longitude, radiusKm, label],
  )
}
