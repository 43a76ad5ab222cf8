import type { ErasureTarget } from '@/lib/console-api/answers'

type Target = Pick<ErasureTarget, 'kind' | 'scope'>

/** What can be erased, as the form offers it. */
const targets = {
  visitor: { kind: 'visitor', scope: 'visits' },
  visits: { kind: 'linked_id', scope: 'visits' },
  visitors: { kind: 'linked_id', scope: 'visitors' },
} as const satisfies Record<string, Target>

type TargetName = keyof typeof targets

const names: Record<TargetName, string> = {
  visitor: 'A visitor',
  visits: 'The visits with a linked id',
  visitors: 'Every visitor with a linked id',
}

export const targetChoices = [
  { value: 'visitor', label: names.visitor },
  { value: 'visits', label: names.visits },
  { value: 'visitors', label: names.visitors },
] as const satisfies readonly { value: TargetName; label: string }[]

/** Of a choice of the form; a visitor where it is none. */
export const targetOf = (choice: string): Target => targets[targetChoices.find(({ value }) => value === choice)?.value ?? 'visitor']

/** "Visits with a linked id" */
export function targetWords({ kind, scope }: Target): string {
  if (kind === 'visitor') return 'Visitor'
  return scope === 'visits' ? 'Visits with a linked id' : 'Visitors with a linked id'
}
