'use client'

import { useEffect, useState } from 'react'

const patienceMs = 10 * 60_000
const acts = ['pointermove', 'pointerdown', 'keydown'] as const

/** Whether somebody has moved, pressed or touched within ten minutes: a page that asks by itself would keep a session open for ever. */
export function useSomebodyHere(): boolean {
  const [here, setHere] = useState(true)
  useEffect(() => watchActs(setHere), [])
  return here
}

function watchActs(tell: (here: boolean) => void): () => void {
  const startWaiting = () => setTimeout(() => tell(false), patienceMs)
  let timer = startWaiting()
  const onAct = () => {
    clearTimeout(timer)
    timer = startWaiting()
    tell(true)
  }
  for (const act of acts) window.addEventListener(act, onAct, { passive: true })
  return () => {
    clearTimeout(timer)
    for (const act of acts) window.removeEventListener(act, onAct)
  }
}
