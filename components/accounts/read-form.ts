import type { FormEvent } from 'react'

/** The texts of a form that was submitted, by field name; the browser's own submission is stopped. */
export function readForm<Name extends string>(event: FormEvent<HTMLFormElement>, names: readonly Name[]): Record<Name, string> {
  event.preventDefault()
  const fields = new FormData(event.currentTarget)
  const entries = names.map((name) => [name, String(fields.get(name) ?? '')])
  // Object.fromEntries forgets the names; they are exactly those asked for.
  return Object.fromEntries(entries) as Record<Name, string>
}
