/** Which tiles of a level exist, as one bit a tile in hexadecimal, row by row. */
export function encodeCoverage(level: number, exists: (x: number, y: number) => boolean): string {
  const side = 2 ** level
  let text = ''
  for (let first = 0; first < side * side; first += 4) {
    let digit = 0
    for (let bit = 0; bit < 4; bit++) {
      const tile = first + bit
      if (tile < side * side && exists(tile % side, Math.floor(tile / side))) digit |= 1 << bit
    }
    text += digit.toString(16)
  }
  return text
}

export function isCovered(coverage: string | undefined, level: number, x: number, y: number): boolean {
  const tile = y * 2 ** level + x
  const digit = Number.parseInt(coverage?.[tile >> 2] ?? '0', 16)
  return (digit & (1 << (tile & 3))) !== 0
}
