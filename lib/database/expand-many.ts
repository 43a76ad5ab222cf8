import type { Bindable } from './protocol'

/** Few different lengths, so that the server keeps each prepared. */
const lengths = [100, 10, 1] as const

interface Call {
  sql: string
  parameters: readonly Bindable[]
}

/** An insert of one row for each of `many` as inserts of several rows; another statement as one call for each. */
export function expandMany(sql: string, many: readonly (readonly Bindable[])[]): Call[] {
  const insert = many.length < 10 ? undefined : findRow(sql, many[0]?.length ?? 0)
  if (!insert) return many.map((parameters) => ({ sql, parameters }))
  const calls: Call[] = []
  for (let start = 0; start < many.length; ) {
    const length = lengths.find((size) => size <= many.length - start) ?? 1
    calls.push({ sql: severalRows(insert, length), parameters: many.slice(start, start + length).flat() })
    start += length
  }
  return calls
}

interface Insert {
  before: string
  /** With its brackets. */
  row: string
  behind: string
  places: number
}

/** Where the one row of an insert stands; undefined for another statement, or one with parameters elsewhere. */
function findRow(sql: string, places: number): Insert | undefined {
  const start = /^\s*insert into [^$]*?\bvalues (?=\()/i.exec(sql)?.[0].length
  if (start === undefined) return undefined
  const end = closingBracket(sql, start)
  const behind = sql.slice(end)
  return behind.includes('$') ? undefined : { before: sql.slice(0, start), row: sql.slice(start, end), behind, places }
}

/** The place behind the bracket that closes the one at `start`. Compiled statements hold no quoted brackets in a row. */
function closingBracket(sql: string, start: number): number {
  let depth = 0
  for (let index = start; index < sql.length; index += 1) {
    if (sql[index] === '(') depth += 1
    if (sql[index] === ')') depth -= 1
    if (depth === 0) return index + 1
  }
  return sql.length
}

const severalRows = ({ before, row, behind, places }: Insert, length: number): string => {
  const rows = Array.from({ length }, (_, index) => row.replace(/\$(\d+)/g, (_place, number: string) => `$${Number(number) + index * places}`))
  return `${before}${rows.join(', ')}${behind}`
}
