'use client'

import { useSyncExternalStore } from 'react'

/** `wide` three columns, `drawer` details over the map, `column` tabs under the chart, `phone` tabs alone. */
export type Layout = 'wide' | 'drawer' | 'column' | 'phone'

const queries = ['(min-width: 1360px)', '(min-width: 1024px)', '(min-width: 640px)'] as const

/** Which of the four layouts the window has room for; the widest while the server draws. */
export function useLayout(): Layout {
  return useSyncExternalStore<Layout>(subscribe, readLayout, () => 'wide')
}

let lists: MediaQueryList[] | undefined
// Kept, since the window is looked at whenever the page is drawn.
const matching = () => (lists ??= queries.map((query) => window.matchMedia(query)))

function subscribe(notify: () => void) {
  const lists = matching()
  for (const list of lists) list.addEventListener('change', notify)
  return () => {
    for (const list of lists) list.removeEventListener('change', notify)
  }
}

function readLayout(): Layout {
  const [wide, drawer, column] = matching().map(({ matches }) => matches)
  return wide ? 'wide' : drawer ? 'drawer' : column ? 'column' : 'phone'
}
