'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and in the first render, so that what only a browser knows does not differ from the HTML. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
