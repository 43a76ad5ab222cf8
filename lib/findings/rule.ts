import type { Visit } from '../visits/visit'
import type { Finding, FindingKind } from './finding'

/** One question asked of a history, folded over it oldest first. */
export interface Rule {
  /** Takes the next visit. Cheap: it runs for every visit of a long history. */
  see(visit: Visit): void
  result(): { findings: Finding[]; /** Kinds for which at least one visit could be judged. */ checked: FindingKind[] }
}
