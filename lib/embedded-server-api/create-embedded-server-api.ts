import { isDatabaseError } from '../database/database-error'
import { describeError, logEvent } from '../http/logger'
import type { VisitStore } from '../store/visit-store'
import { type IngestDependencies, answerIngest } from './answer-ingest'
import { answerJson } from './answer-json'
import { answerVisitor } from './answer-visitor'

export interface EmbeddedDependencies extends IngestDependencies {
  store: Pick<VisitStore, 'append' | 'history' | 'findPosition'>
  /** Compared in constant time. */
  isToken(candidate: string): boolean
}

type Answer = (request: Request) => Promise<Response>

const diskFullSentence = 'The disk is full, so not everything was stored. Free some space where the database lies, then send the same again: what is stored already counts as a duplicate.'

/** Our own implementation of the Server API on the visit store. The token comes before everything else. */
export function createEmbeddedServerApi(dependencies: EmbeddedDependencies): { visitor: Answer; visits: Answer; nothing: Answer } {
  const only = (method: string, handle: Answer): Answer => async (request) => {
    if (!isAllowed(request, dependencies)) return answerJson(403, { error: 'Forbidden (HTTP 403)' })
    if (request.method !== method) return answerJson(405, { error: 'method not allowed' }, { allow: method })
    return handle(request).catch((error: unknown) => {
      logEvent('error', 'embedded_server_api_failed', { method, ...describeError(error) })
      if (isDatabaseError(error, 'disk_full')) return answerJson(507, { error: 'disk full', detail: diskFullSentence }, { 'retry-after': '10' })
      return answerJson(500, { error: 'internal server error' })
    })
  }
  return {
    visitor: only('GET', (request) => answerVisitor(request, dependencies)),
    visits: only('POST', (request) => answerIngest(request, dependencies)),
    nothing: async (request) => (isAllowed(request, dependencies) ? answerJson(404, { error: 'not found' }) : answerJson(403, { error: 'Forbidden (HTTP 403)' })),
  }
}

/** The recommended way and the one for trying out, each under its first and its later name. */
function isAllowed(request: Request, { isToken }: EmbeddedDependencies): boolean {
  const { searchParams } = new URL(request.url)
  const candidates = [request.headers.get('auth-token'), request.headers.get('auth-api-key'), searchParams.get('token'), searchParams.get('api_key')]
  return candidates.some((candidate) => candidate !== null && isToken(candidate))
}
