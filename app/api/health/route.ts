import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

export const dynamic = 'force-dynamic'

export const GET = route({ role: 'public', audit: 'none', handle: () => ({ status: 'ok' }) })

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['GET'])
