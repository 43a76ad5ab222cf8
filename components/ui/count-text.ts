const numbers = new Intl.NumberFormat('en-GB')

/** "24,180" */
export function numberText(value: number): string {
  return numbers.format(value)
}

/** "1 visit", "24,180 visits"; `many` where an s does not do. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`
}
