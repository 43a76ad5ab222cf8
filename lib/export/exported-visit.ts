import type { JsonValue, Visit } from '../visits/visit'

export interface ExportedVisit {
  visit: Visit
  /** As received, where it is asked for. */
  raw?: JsonValue
}
