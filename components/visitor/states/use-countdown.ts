'use client'

import { useEffect, useEffectEvent, useState } from 'react'

/** Whole seconds left until `until` (epoch ms), and `onEnd` once when it is over; undefined while there is nothing to count, and before the first look at the clock. */
export function useCountdown(until: number | undefined, onEnd: () => void): number | undefined {
  const [left, setLeft] = useState<number>()
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (until === undefined) return
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(seconds)
      if (seconds > 0) return
      clearInterval(timer)
      end()
    }
    const timer = setInterval(tick, 1000)
    const first = setTimeout(tick, 0)
    return () => {
      clearInterval(timer)
      clearTimeout(first)
      setLeft(undefined)
    }
  }, [until])
  return left
}
