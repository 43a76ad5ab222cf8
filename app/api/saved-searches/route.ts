import { z } from 'zod'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getSavedSearches, savedSearchAddress, savedSearchName } from '@/lib/saved-searches'

export const GET = route({ role: 'agent', audit: 'none', handle: async ({ account }) => ({ searches: await getSavedSearches().list(account.id) }) })

export const POST = route({
  role: 'agent',
  body: z.object({ name: savedSearchName, address: savedSearchAddress }),
  audit: ({ body: { name, address } }) => ({ action: 'saved_search.save', subject: name, detail: address }),
  handle: async ({ body, account }) => Response.json(await getSavedSearches().save(account.id, body), { status: 201 }),
})

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET', 'POST'])
