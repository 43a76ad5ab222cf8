/** An id with its middle left out, for narrow windows: `Q7mX2vLr…HdWp1NE`. */
export function shortenId(id: string): string {
  return id.length <= 18 ? id : `${id.slice(0, 8)}…${id.slice(-7)}`
}
