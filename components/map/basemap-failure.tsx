'use client'

import { useState, useSyncExternalStore } from 'react'
import { Button } from '../ui/button'
import { missingTiles } from './missing-tiles'

/** Says that land and borders are missing, for as long as some are. */
export function BasemapFailure() {
  const missing = useSyncExternalStore(missingTiles.onChange, missingTiles.count, missingTiles.count)
  const [asking, setAsking] = useState(false)
  if (missing === 0) return null
  const askAgain = async () => {
    setAsking(true)
    await missingTiles.askAgain()
    setAsking(false)
  }
  return (
    <div role="status" className="absolute top-3 right-24 left-16 z-[1000] flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-line-2 bg-surface px-3 py-2 text-small text-text-2">
      <p className="min-w-0 flex-1 basis-40">Land and borders did not load everywhere; places and legs are right all the same.</p>
      <Button busy={asking} onClick={() => void askAgain()}>
        Try again
      </Button>
    </div>
  )
}
