/** What a spreadsheet runs as a formula, full-width forms too, also behind spaces and quotes, which some programs pass over. */
const formula = /^[\s"']*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** A cell by RFC 4180. A text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers. Absent is empty. */
export function csvCell(value: string | number | boolean | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
