/** A value in a sentence, with a space before it: short, quoted, and empty for what has no short form. */
export function shown(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${value}`
  if (typeof value !== 'string') return ''
  return ` ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`
}
