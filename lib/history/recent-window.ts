/** How far back the Server API answers: ten days. */
const recentMs = 10 * 86_400_000

/** The oldest instant of the Server API's window. */
export function recentWindowStart(now: number): number {
  return now - recentMs
}
