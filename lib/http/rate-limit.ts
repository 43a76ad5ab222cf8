interface Window {
  start: number
  count: number
}

/**
 * Counts by key in windows that begin with a key's first request. Kept in memory: look-ups are only throttled,
 * the tries of signing in are counted in the database.
 */
export function createRateLimit({ limit, windowMs, mostKeys = 10_000 }: { limit: number; windowMs: number; mostKeys?: number }) {
  const windows = new Map<string, Window>()

  /** Counts one request; undefined when it may pass, else the seconds after which to try again. */
  return (key: string, now: number): number | undefined => {
    const known = windows.get(key)
    if (known && now - known.start < windowMs) {
      if (known.count >= limit) return Math.max(1, Math.ceil((known.start + windowMs - now) / 1000))
      known.count += 1
      return undefined
    }
    windows.delete(key)
    windows.set(key, { start: now, count: 1 })
    if (windows.size > mostKeys) forgetOldest(windows)
    return undefined
  }
}

function forgetOldest(windows: Map<string, Window>): void {
  const [oldest] = windows.keys()
  if (oldest !== undefined) windows.delete(oldest)
}
