'use client'

import { useEffect, useState } from 'react'

/** How long ago the sources were asked: `Asked 12 s ago`. */
export function AskedAgo({ at }: { at: number }) {
  const [now, setNow] = useState(0)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const first = setTimeout(tick, 0)
    const timer = setInterval(tick, 5000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [at])
  if (at === 0 || now === 0) return null
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  const ago = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
  return <span className="text-small text-text-3 max-md:hidden">Asked {ago} ago</span>
}
