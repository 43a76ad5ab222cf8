import type { SourceReport } from '@/lib/console-api/answers'

/** Why a region did not answer: it was silent, asked us to wait, or refused our token, which no waiting helps. */
export type Trouble = 'silent' | 'waits' | 'refused'

const troubles: Partial<Record<string, Trouble>> = { rate_limited: 'waits', paused: 'waits', forbidden: 'refused', wrong_region: 'refused' }

/** Undefined of a source that answered. */
export function troubleOf({ status, code }: SourceReport): Trouble | undefined {
  if (status === 'ok') return undefined
  return troubles[code ?? ''] ?? 'silent'
}
