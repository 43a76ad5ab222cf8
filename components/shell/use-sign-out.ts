'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fetchJson } from '@/lib/console-api/fetch-json'
import { api, pages } from '@/lib/console-api/paths'
import { forgetSearches } from '../search/use-recent-searches'
import { useAccount } from './console-context'

/** Ends the session, and leaves nothing of it in this browser. */
export function useSignOut() {
  const { id } = useAccount()
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => fetchJson<unknown>(api.signOut, { method: 'POST', body: {} }),
    onSuccess: () => {
      forgetSearches(id)
      queryClient.clear()
      window.location.assign(pages.signIn)
    },
  })
  return { start: () => mutate(), busy: isPending, failed: error?.message }
}
