/** A session ends so long after it began, whatever is done with it. */
export const longestSessionMs = 12 * 3_600_000
/** A session ends when it was not used for so long. */
const longestIdleMs = 30 * 60_000

/** Sessions that began, or were last seen, at these instants or earlier have ended by `now`. */
export function endedBefore(now: number): { started: number; lastSeen: number } {
  return { started: now - longestSessionMs, lastSeen: now - longestIdleMs }
}
