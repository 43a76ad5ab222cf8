import type { Role } from '@/lib/console-api/answers'

/** What each role may see, for the one who gives it. */
export const roleChoices: readonly { value: Role; label: string }[] = [
  { value: 'agent', label: 'Agent: addresses masked' },
  { value: 'analyst', label: 'Analyst: whole addresses, raw JSON' },
  { value: 'admin', label: 'Admin: accounts and audit too' },
]

export const roleNames: Record<Role, string> = { agent: 'Agent', analyst: 'Analyst', admin: 'Admin' }

/** The role of a choice's value; an agent, who may least, for anything else. */
export function roleOf(value: string): Role {
  return roleChoices.find((choice) => choice.value === value)?.value ?? 'agent'
}
