/** ISO 8601 in UTC as the Server API writes it: milliseconds only where there are any. Throws RangeError outside of Date's range. */
export function isoTime(timestamp: number): string {
  const iso = new Date(timestamp).toISOString()
  return timestamp % 1_000 === 0 ? iso.replace('.000Z', 'Z') : iso
}
