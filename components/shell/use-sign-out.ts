'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchJson } from '@/lib/console-api/fetch-json'
import { api, pages } from '@/lib/console-api/paths'
import { forgetSearches } from '../search/use-recent-searches'
import { useAccount } from './console-context'

/** Ends the session, and leaves nothing of it in this browser. */
export function useSignOut() {
  const { id } = useAccount()
  const queryClient = useQueryClient()
  const [state, setState] = useState<{ busy: boolean; failed?: string }>({ busy: false })

  const start = async () => {
    setState({ busy: true })
    try {
      await fetchJson<unknown>(api.signOut, { method: 'POST', body: {} })
      forgetSearches(id)
      queryClient.clear()
      window.location.assign(pages.signIn)
    } catch (error) {
      setState({ busy: false, failed: error instanceof Error ? error.message : 'Signing out failed. Try again.' })
    }
  }
  return { ...state, start: () => void start() }
}
