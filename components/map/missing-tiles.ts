/** Tiles that stand on the screen and are blank because they could not be loaded: blank looks like open sea. */
export interface MissingTiles {
  add(frame: object, askAgain: () => Promise<void>): void
  delete(frame: object): void
  count(): number
  /** Resolves when each was asked for again, whatever came of it. */
  askAgain(): Promise<void>
  /** Answers how to stop that. */
  onChange(call: () => void): () => void
}

export function createMissingTiles(): MissingTiles {
  const missing = new Map<object, () => Promise<void>>()
  const listeners = new Set<() => void>()
  const changed = () => listeners.forEach((call) => call())
  return {
    add(frame, askAgain) {
      missing.set(frame, askAgain)
      changed()
    },
    delete(frame) {
      if (missing.delete(frame)) changed()
    },
    count: () => missing.size,
    async askAgain() {
      await Promise.all([...missing.values()].map((ask) => ask()))
    },
    onChange(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}

/** Those of every map on the page. */
export const missingTiles = createMissingTiles()
