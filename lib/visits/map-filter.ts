import type { VisitFilter } from './visit'

/** What narrows the fraud map; every part given must hold. */
export interface MapFilter extends VisitFilter {
  city?: string
  os?: string
  /** 0 to 1; visits without a probability are left out. */
  minBotProbability?: number
  ip?: string
  /** As CIDR. */
  network?: string
  urlPart?: string
}
