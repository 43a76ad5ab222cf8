'use client'

import { useMemo } from 'react'
import { readStored, useStored, writeStored } from '../shell/stored-value'
import { addSearch, readSearches } from './recent-searches'

const keyOf = (accountId: string) => `sightline.recent.${accountId}`

/** The last searches of this account in this browser, newest first. */
export function useRecentSearches(accountId: string) {
  const stored = useStored(keyOf(accountId))
  return useMemo(() => readSearches(stored), [stored])
}

export function rememberSearch(accountId: string, q: string) {
  const key = keyOf(accountId)
  writeStored(key, JSON.stringify(addSearch(readSearches(readStored(key)), q, Date.now())))
}

export function forgetSearches(accountId: string) {
  writeStored(keyOf(accountId), null)
}
