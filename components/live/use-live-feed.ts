'use client'

import { useEffect, useReducer, useState } from 'react'
import { followLive, type LiveState } from '@/lib/console-api/live-stream'
import { changeFeed, emptyFeed } from './feed'

/** The newest visits as they come in, and how the connection is. */
export function useLiveFeed() {
  const [feed, change] = useReducer(changeFeed, emptyFeed)
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => followLive(undefined, { onVisits: (arrived) => change({ kind: 'arrive', arrived }), onState: setState }), [])
  return { feed, state, toggle: () => change({ kind: 'toggle' }) }
}
