import { getAccountsContext, signOut } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

export const POST = route({
  // Who has no session any more may still want to be rid of the cookie; signOut writes the audit.
  role: 'public',
  audit: 'none',
  handle: async ({ request, address, requestId }) => {
    const cookie = await signOut(getAccountsContext(), { headers: request.headers, address, requestId })
    return new Response(null, { status: 204, headers: { 'set-cookie': cookie } })
  },
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['POST'])
