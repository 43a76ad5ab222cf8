import type { LiveVisits } from '@/lib/console-api/answers'
import type { Visit } from '@/lib/visits/visit'

/** Rows that are kept; older ones are found by searching. */
export const mostShown = 300

export interface Feed {
  paused: boolean
  /** In the order of their arrival, the latest first. */
  shown: readonly Visit[]
  /** What came while paused, the latest first. */
  held: readonly Visit[]
  /** Came while paused, those told as a number too. */
  heldCount: number
  /** Came too quickly to be listed. */
  unlisted: number
}

export type FeedAction = { kind: 'arrive'; arrived: LiveVisits } | { kind: 'toggle' }

export const emptyFeed: Feed = { paused: false, shown: [], held: [], heldCount: 0, unlisted: 0 }

/** The feed after something happened: what comes while it is paused waits, and is there at once when it goes on. */
export function changeFeed(feed: Feed, action: FeedAction): Feed {
  if (action.kind === 'arrive') return arrive(feed, action.arrived)
  if (!feed.paused) return { ...feed, paused: true }
  return { ...feed, paused: false, shown: [...feed.held, ...feed.shown].slice(0, mostShown), held: [], heldCount: 0 }
}

function arrive(feed: Feed, { visits, more }: LiveVisits): Feed {
  // After a broken connection some are told again.
  const known = new Set([...feed.shown, ...feed.held].map(keyOf))
  const fresh = visits.filter((visit) => !known.has(keyOf(visit)))
  const unlisted = feed.unlisted + more
  if (feed.paused) return { ...feed, unlisted, held: [...fresh, ...feed.held].slice(0, mostShown), heldCount: feed.heldCount + fresh.length + more }
  return { ...feed, unlisted, shown: [...fresh, ...feed.shown].slice(0, mostShown) }
}

export const keyOf = ({ visitorId, requestId }: Visit) => `${visitorId} ${requestId}`
