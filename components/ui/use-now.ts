'use client'

import { useSyncExternalStore } from 'react'

const minuteMs = 60_000

/** The start of the present minute in epoch ms, kept up to date; 0 on the server. */
export function useNow(): number {
  return useSyncExternalStore(
    everyMinute,
    () => Math.floor(Date.now() / minuteMs) * minuteMs,
    () => 0,
  )
}

function everyMinute(listener: () => void) {
  const timer = setInterval(listener, minuteMs / 4)
  return () => clearInterval(timer)
}
