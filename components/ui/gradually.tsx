'use client'

import { useDeferredValue, type ReactNode } from 'react'

/** Draws much that comes at once in small steps, with `place` standing there meanwhile: an answer must not hold up a click. */
export function Gradually({ place, children }: { place: ReactNode; children: ReactNode }) {
  return useDeferredValue(true, false) ? children : place
}
