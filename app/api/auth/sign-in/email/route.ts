import { z } from 'zod'
import { getAccountsContext, signIn } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

const body = z.object({ email: z.email('must be an e-mail address').max(254), password: z.string('must be given').min(1, 'must be given').max(1024) })

export const POST = route({
  role: 'public',
  body,
  // signIn itself writes what came of it.
  audit: 'none',
  handle: async ({ body, request, address, requestId }) => {
    const { account, cookies } = await signIn(getAccountsContext(), { ...body, headers: request.headers, address, requestId })
    const headers = new Headers(cookies.map((cookie): [string, string] => ['set-cookie', cookie]))
    return Response.json({ account }, { headers })
  },
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['POST'])
