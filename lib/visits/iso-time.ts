/** ISO 8601 in UTC as the Server API writes it: milliseconds only where there are any. Throws RangeError outside of Date's range. */
export function isoTime(timestamp: number): string {
  return new Date(timestamp).toISOString().replace('.000Z', 'Z')
}
