import { countText, numberText } from '../ui/count-text'

interface KnownVisits {
  visits: number
  /** There are more than were counted. */
  atLeast?: boolean
  /** Counted by whole days, or otherwise not exactly. */
  about?: boolean
}

/** "All 214 visits of this visitor", "All visits from there, 10,000 or more". */
export function allVisits(whose: string, known?: KnownVisits): string {
  if (!known) return `All visits ${whose}`
  if (known.atLeast) return `All visits ${whose}, ${numberText(known.visits)} or more`
  if (known.about) return `All visits ${whose}, about ${numberText(known.visits)}`
  return known.visits === 1 ? `The one visit ${whose}` : `All ${countText(known.visits, 'visit')} ${whose}`
}
