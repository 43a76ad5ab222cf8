/** One line of the benches' table. */
export interface BenchRow {
  name: string
  median: number
  unit: string
  /** What it should be, as a sentence: "at most 1 ms". */
  bound?: string
  note?: string
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which the share `q` of the values lies, the nearest rank; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN
}

export function printRows(title: string, rows: readonly BenchRow[]) {
  const cells = [['what', 'median', 'bound', 'note'], ...rows.map((row) => [row.name, `${round(row.median)} ${row.unit}`, row.bound ?? '', row.note ?? ''])]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => (line[column] ?? '').length)))
  console.log(`\n${title}`)
  for (const line of cells) console.log(`  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`)
}

const round = (value: number) => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
