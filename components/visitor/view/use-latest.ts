'use client'

import { useCallback, useEffect, useRef } from 'react'

/** A function that never changes and calls the newest `callback`; for what must not be drawn anew. Not to be called while drawing. */
export function useLatest<Parameters extends unknown[], Result>(callback: (...parameters: Parameters) => Result): (...parameters: Parameters) => Result {
  const latest = useRef(callback)
  useEffect(() => {
    latest.current = callback
  })
  return useCallback((...parameters: Parameters) => latest.current(...parameters), [])
}
