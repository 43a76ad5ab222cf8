import { z } from 'zod'
import type { Erasure, ErasuresAnswer } from '@/lib/console-api/answers'
import { getErasures } from '@/lib/erasure'
import { erasureReason, erasureTargetShape, withoutId } from '@/lib/erasure/erasure-schema'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

export const GET = route({ role: 'admin', audit: 'none', handle: async (): Promise<ErasuresAnswer> => ({ erasures: await getErasures().list() }) })

const body = z.object({ ...erasureTargetShape, confirm: z.string('is missing: type the id again'), reason: erasureReason })
  .refine(({ id, confirm }) => confirm === id, { path: ['confirm'], message: 'is not the id that is to be erased: type it again' })

export const POST = route({
  role: 'admin',
  body,
  audit: async ({ body }) => {
    const mark = await getErasures().mark(body)
    return { action: 'erasure.begin', subject: mark, detail: `${withoutId(body, mark)} (${body.kind}, ${body.scope})` }
  },
  handle: async ({ body: { kind, id, scope, reason }, account }): Promise<Response> => {
    const erasure: Erasure = await getErasures().begin({ kind, id, scope, reason, account: account.email })
    return Response.json(erasure, { status: 202 })
  },
})

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['GET', 'POST'])
