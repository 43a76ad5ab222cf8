/** Two keys belong together when the second follows within this many ms. */
export const sequenceMs = 1000

export interface PressedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** Many keyboards have these only behind AltGr or Option; AltGr may come as Ctrl and Alt. */
const behindAlt = new Set(['[', ']'])

/** The name under which a press is registered: `j`, `?`, `Escape`, `mod+k`; undefined for what is none of ours. */
export function keyName({ key, ctrlKey, metaKey, altKey }: PressedKey): string | undefined {
  if (altKey) return behindAlt.has(key) ? key : undefined
  if (ctrlKey || metaKey) return `mod+${key.toLowerCase()}`
  return key
}

/**
 * Reads presses into the names to try, the longest first: `s` soon after `g` gives `['g s', 's']`.
 * `now` in ms.
 */
export function createKeyReader() {
  let last: { name: string; at: number } | undefined
  return (name: string, now: number): string[] => {
    const names = last && now - last.at <= sequenceMs ? [`${last.name} ${name}`, name] : [name]
    last = { name, at: now }
    return names
  }
}
