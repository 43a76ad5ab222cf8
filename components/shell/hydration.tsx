'use client'

import { createContext, startTransition, use, useEffect, useState, type ReactNode } from 'react'

const Context = createContext(false)

/** Tells all below it at once, and in a transition: what only a browser knows is then drawn in small steps, and a click gets in between. */
export function HydrationProvider({ children }: { children: ReactNode }) {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => startTransition(() => setHydrated(true)), [])
  return <Context value={hydrated}>{children}</Context>
}

/** False on the server and in the first render, so that what only a browser knows does not differ from the HTML. */
export function useHydrated(): boolean {
  return use(Context)
}
