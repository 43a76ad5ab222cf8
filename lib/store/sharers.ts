import type { SharedFacts, Sharer } from '../visits/sharer'
import type { LookedBack } from './map-types'
import type { VisitPlace } from './search-types'

/** What visitors may share. */
export type Shared = { kind: 'linkedId'; value: string } | { kind: 'network'; value: string }

export interface SharersPage {
  /** The last seen there first. */
  visitors: Sharer[]
  facts: SharedFacts
  next?: VisitPlace
  /** Not all of their visits were looked through. */
  lookedBack?: LookedBack
}
