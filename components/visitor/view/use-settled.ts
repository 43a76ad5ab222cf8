'use client'

import { useEffect, useRef, useState } from 'react'

/** `value`, but one that changes again within `ms` is waited out; so a held key asks for the last visit alone. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  const changedAt = useRef(-Infinity)

  useEffect(() => {
    const since = performance.now() - changedAt.current
    changedAt.current = performance.now()
    const timer = setTimeout(() => setSettled(value), since > 2 * ms ? 0 : ms)
    return () => clearTimeout(timer)
  }, [value, ms])

  return settled
}
