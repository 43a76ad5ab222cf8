import { z } from 'zod'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getSavedSearches, savedSearchName } from '@/lib/saved-searches'

const params = z.object({ savedSearchId: z.string().max(64) })

export const PATCH = route({
  role: 'agent',
  params,
  body: z.object({ name: savedSearchName }),
  audit: async ({ params: { savedSearchId }, body, account }) => ({ action: 'saved_search.rename', subject: (await getSavedSearches().get(account.id, savedSearchId)).name, detail: `to ${body.name}` }),
  handle: ({ params: { savedSearchId }, body, account }) => getSavedSearches().rename(account.id, savedSearchId, body.name),
})

export const DELETE = route({
  role: 'agent',
  params,
  audit: async ({ params: { savedSearchId }, account }) => ({ action: 'saved_search.remove', subject: (await getSavedSearches().get(account.id, savedSearchId)).name }),
  handle: ({ params: { savedSearchId }, account }) => getSavedSearches().remove(account.id, savedSearchId),
})

export const { GET, POST, PUT, OPTIONS } = refuseMethods('agent', ['PATCH', 'DELETE'])
