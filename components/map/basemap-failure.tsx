'use client'

import { useEffect, useState } from 'react'
import { embeddedBasemap } from './embedded-basemap'

/** Says that land and borders are missing, for as long as they are. */
export function BasemapFailure() {
  const [failed, setFailed] = useState(false)
  useEffect(
    function askForIndex() {
      let watching = true
      const tell = (value: boolean) => {
        if (watching) setFailed(value)
      }
      embeddedBasemap.index().then(() => tell(false), () => tell(true))
      const stop = embeddedBasemap.onArrival(() => tell(false))
      return function stopWatching() {
        watching = false
        stop()
      }
    },
    [],
  )
  if (!failed) return null
  return (
    <p role="status" className="absolute top-3 right-24 left-16 z-[1000] rounded-control border border-line-2 bg-surface px-3 py-2 text-small text-text-2">
      Land and borders did not load; places and legs are right all the same. Reload the page to try again.
    </p>
  )
}
