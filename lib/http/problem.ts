import type { Problem } from '../console-api/answers'
import type { HttpError } from './http-error'

/** The body of a failed answer, RFC 9457. */
export function describeProblem(error: HttpError, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: error.title,
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.fields ? { fields: error.fields } : {}),
    ...(error.erasedAt === undefined ? {} : { erasedAt: error.erasedAt }),
  }
}

/** The answer to a failed request. */
export function problemResponse(error: HttpError, requestId: string): Response {
  return new Response(JSON.stringify(describeProblem(error, requestId)), {
    status: error.status,
    headers: { ...error.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
