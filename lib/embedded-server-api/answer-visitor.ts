import type { VisitStore } from '../store/visit-store'
import { toWire } from '../visits/to-wire'
import { isVisitorId } from '../visits/visitor-id'
import { answerJson, badRequest } from './answer-json'

const windowMs = 10 * 86_400_000
const parameters = ['limit', 'linked_id', 'paginationKey'] as const

/** `GET /visitors/:id`: the newest visits of the last ten days, a page at a time. */
export async function answerVisitor(request: Request, { store, now }: { store: Pick<VisitStore, 'history' | 'findPosition'>; now: () => number }): Promise<Response> {
  const url = new URL(request.url)
  const visitorId = lastSegment(url.pathname)
  if (!isVisitorId(visitorId)) return badRequest('visitorId must be 1 to 64 letters, digits, "_" or "-".')
  const twice = parameters.find((name) => url.searchParams.getAll(name).length > 1)
  if (twice) return badRequest(`${twice} is given more than once.`)

  const limit = readLimit(url.searchParams.get('limit'))
  if (limit === undefined) return badRequest('limit must be a whole number from 1 to 500.')
  const linkedId = url.searchParams.get('linked_id') ?? undefined
  if (linkedId === '') return badRequest('linked_id is empty. Leave it out to get the visits of every linked id.')
  const key = url.searchParams.get('paginationKey') ?? undefined
  const after = key === undefined ? undefined : await store.findPosition(visitorId, key)
  if (after === null) return badRequest('paginationKey is none that an answer for this visitor gave.')

  const page = await store.history(visitorId, { from: now() - windowMs, linkedId }, { limit, after })
  if (page.visits.length === 0 && !after && !(await isKnown(store, visitorId))) return answerJson(404, { error: 'visitor not found' })
  return answerJson(200, { visitorId, visits: page.visits.map(toWire), ...(page.next ? { paginationKey: page.next.requestId } : {}) })
}

async function isKnown(store: Pick<VisitStore, 'history'>, visitorId: string): Promise<boolean> {
  return (await store.history(visitorId, {}, { limit: 1 })).visits.length > 0
}

function readLimit(text: string | null): number | undefined {
  if (text === null) return 100
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return limit >= 1 && limit <= 500 ? limit : undefined
}

/** Undefined where it cannot be decoded. */
function lastSegment(path: string): string | undefined {
  try {
    return decodeURIComponent(path.split('/').at(-1) ?? '')
  } catch {
    return undefined
  }
}
