'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** Text kept by this browser, or null; never throws, also where storage is forbidden. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps text in this browser, or forgets it by null, and tells everyone who reads it. */
export function writeStored(key: string, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage that is full or forbidden costs a convenience, never the page.
  }
  for (const listener of listeners) listener()
}

/** The stored text, kept up to date over tabs; null on the server. */
export function useStored(key: string): string | null {
  return useSyncExternalStore(
    subscribe,
    () => readStored(key),
    () => null,
  )
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
