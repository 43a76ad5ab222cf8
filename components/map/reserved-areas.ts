import type { Rect } from './place-labels'

/**
 * What the basemap's names must keep clear of: places, their names, and what legs say. Each drawer names its own;
 * boxes are in CSS pixels of the whole map at the zoom at which they are asked for.
 */
export interface ReservedAreas {
  set(owner: string, areas: readonly Rect[]): void
  all(): Rect[]
  /** Calls after each `set`; answers how to stop that. */
  onChange(call: () => void): () => void
}

export function createReservedAreas(): ReservedAreas {
  const areasOf = new Map<string, readonly Rect[]>()
  const listeners = new Set<() => void>()
  return {
    set(owner, areas) {
      areasOf.set(owner, areas)
      listeners.forEach((call) => call())
    },
    all: () => [...areasOf.values()].flat(),
    onChange(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}
