'use client'

import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { useHydrated } from '@/components/shell/hydration'

/**
 * A component whose code is fetched when the browser first draws it, with what stands in its place until then. The
 * half of next/dynamic that is needed here, without its weight in the first load.
 */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>, place: ReactNode = null) {
  const Lazy = lazy(load)
  return function Later(props: Props) {
    // Answers may come before the code does; a part that the server had drawn would have to be thrown away then.
    if (!useHydrated()) return place
    return (
      <Suspense fallback={place}>
        <Lazy {...props} />
      </Suspense>
    )
  }
}

/** The same for what every page of its kind draws: its code is asked for as soon as this one runs, and not only once React has come to it. */
export function soon<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>, place: ReactNode = null) {
  // Asked again when it is drawn, where this failed.
  if (typeof window !== 'undefined') load().catch(() => undefined)
  return later(load, place)
}
