import type { ErasureTarget } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'

type Target = Pick<ErasureTarget, 'kind' | 'scope'>

/** What can be erased: `label` as the form offers it, `words` as a line of the list begins. */
const targets = [
  { value: 'visitor', label: 'A visitor', words: 'Visitor', target: { kind: 'visitor', scope: 'visits' } },
  { value: 'visits', label: 'The visits with a linked id', words: 'Visits with a linked id', target: { kind: 'linked_id', scope: 'visits' } },
  { value: 'visitors', label: 'Every visitor with a linked id', words: 'Visitors with a linked id', target: { kind: 'linked_id', scope: 'visitors' } },
] as const satisfies readonly { value: string; label: string; words: string; target: Target }[]

export type TargetChoice = (typeof targets)[number]['value']

export const targetChoices = targets.map(({ value, label }) => ({ value, label }))

/** Of a choice of the form; a visitor where it is none. */
export const targetOf = (choice: string): Target => (targets.find(({ value }) => value === choice) ?? targets[0]).target

/** The settings with a look at what an erasure would remove. */
export const erasureAddress = (choice: TargetChoice, id: string) => `${pages.settings}?${new URLSearchParams({ erase: choice, id })}`

/** What such an address names. */
export function namedTarget(parameters: Pick<URLSearchParams, 'get'>): { choice: string; target: ErasureTarget } | undefined {
  const [choice, id] = [parameters.get('erase'), parameters.get('id')]
  return choice && id ? { choice, target: { ...targetOf(choice), id } } : undefined
}

/** "Visits with a linked id" */
export function targetWords({ kind, scope }: Target): string {
  return (targets.find(({ target }) => target.kind === kind && target.scope === scope) ?? targets[0]).words
}
