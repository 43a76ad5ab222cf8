/** What the form offers: a number of days as text, `forever`, or `other` for one that is typed. */
export const keepChoices = [
  { value: 'forever', label: 'For ever' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '180', label: '180 days' },
  { value: '365', label: 'One year' },
  { value: '730', label: 'Two years' },
  { value: 'other', label: 'Another number of days' },
] as const

/** The choice that stands for a setting. */
export function choiceOf(keepDays: number | null): string {
  if (keepDays === null) return 'forever'
  return keepChoices.find(({ value }) => value === String(keepDays))?.value ?? 'other'
}

/** Null for ever; `typed` counts where another number was chosen. */
export const daysOf = (choice: string, typed: string): number | null => (choice === 'forever' ? null : Number(choice === 'other' ? typed : choice))

/** "for ever", "for 90 days", "for one year" */
export function keptText(keepDays: number | null): string {
  const choice = choiceOf(keepDays)
  const label = choice === 'other' ? `${keepDays} days` : keepChoices.find(({ value }) => value === choice)?.label.toLowerCase() ?? ''
  return keepDays === null ? label : `for ${label}`
}
