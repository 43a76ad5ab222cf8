import type { Travel } from '@/lib/visits/travel'

export type LegKind = 'slow' | 'fast' | 'odd' | 'imp'

interface LegStyle {
  /** The custom property with its colour. */
  token: string
  /** CSS pixels. */
  width: number
  dash?: string
  cap: 'round' | 'butt'
  words: string
}

/** From the calmest to the worst. The dash says the same as the colour. */
export const legStyles: Record<LegKind, LegStyle> = {
  slow: { token: '--leg-slow', width: 2, dash: '0.5 5', cap: 'round', words: 'under 250 km/h' },
  fast: { token: '--leg-fast', width: 2, cap: 'butt', words: '250 to 900' },
  odd: { token: '--leg-odd', width: 2.5, dash: '9 4 2 4', cap: 'butt', words: 'unlikely' },
  imp: { token: '--leg-imp', width: 3, dash: '8 5', cap: 'butt', words: 'impossible' },
}

export const legKinds = ['slow', 'fast', 'odd', 'imp'] as const satisfies readonly LegKind[]

const slowLimitKmh = 250

export function legKind({ verdict, speedKmh }: Pick<Travel, 'verdict' | 'speedKmh'>): LegKind {
  if (verdict === 'impossible') return 'imp'
  if (verdict === 'unlikely') return 'odd'
  return speedKmh < slowLimitKmh ? 'slow' : 'fast'
}

export const worseKind = (one: LegKind, other: LegKind): LegKind =>
  legKinds.indexOf(one) >= legKinds.indexOf(other) ? one : other
