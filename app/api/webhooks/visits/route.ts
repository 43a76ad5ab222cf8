import { z } from 'zod'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getWebhooks } from '@/lib/webhooks'

export const POST = route({
  // The signature over its bytes is the key to it.
  role: 'public',
  query: z.object({ region: z.enum(['us', 'eu', 'ap']).optional() }),
  audit: 'none',
  handle: async ({ request, query }) => {
    const { accepted, duplicates, erased, tooOld } = await getWebhooks().receive(request, query.region)
    return { accepted, duplicates, ...(erased > 0 ? { erased } : {}), ...(tooOld > 0 ? { tooOld } : {}) }
  },
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['POST'])
