/** What is known to be stored, so that it is not sent again with every visit. */
export interface StoredMemory {
  has(key: string): boolean
  /** Of that version of the tombstones: a restore, which may take away what was stored, makes it another. */
  turnTo(version: number): void
  /** Once they are stored, by a transaction of that version. */
  add(keys: readonly string[], version: number): void
  forget(): void
}

export function createStoredMemory(most: number): StoredMemory {
  const known = new Set<string>()
  let knownVersion: number | undefined
  return {
    has: (key) => known.has(key),
    turnTo(version) {
      if (version !== knownVersion) known.clear()
      knownVersion = version
    },
    add(keys, version) {
      // Others were made ready meanwhile, and may know of a restore since.
      if (version !== knownVersion) return
      if (known.size > most) known.clear()
      for (const key of keys) known.add(key)
    },
    forget: () => known.clear(),
  }
}
