import { isJsonObject } from '../visits/read-visit-raw'
import { ForbiddenError } from './errors/forbidden-error'
import { RefusedError } from './errors/refused-error'
import type { Asked, ServerApiError } from './errors/server-api-error'
import { VisitorNotFoundError } from './errors/visitor-not-found-error'
import { WrongRegionError } from './errors/wrong-region-error'
import type { Refusal } from './generation'

const forbidden: Record<string, (asked: Asked) => ServerApiError> = {
  wrong_region: (asked) => new WrongRegionError(asked),
  subscription_not_active: (asked) => new ForbiddenError(asked, { reason: 'subscription' }),
  feature_not_enabled: (asked) => new ForbiddenError(asked, { reason: 'feature' }),
  secret_api_key_required: (asked) => new ForbiddenError(asked, { reason: 'no_token' }),
  secret_api_key_not_found: (asked) => new ForbiddenError(asked, { reason: 'unknown_token' }),
}

const unknown = new Set(['visitor_not_found', 'event_not_found'])

/** What `{"error":{"code"}}` says beyond the status; undefined where the status says it all. */
export function v4FailureOf({ status, body }: Refusal, asked: Asked): ServerApiError | undefined {
  const code = errorCode(body)
  if (status === 401 || status === 403) return code !== undefined && Object.hasOwn(forbidden, code) ? forbidden[code]?.(asked) : undefined
  // A list is answered even where it is empty, so that any other 404 comes from a wrong address.
  if (status === 404) return code !== undefined && unknown.has(code) ? new VisitorNotFoundError(asked) : new RefusedError(asked, status)
  return undefined
}

function errorCode(body: unknown): string | undefined {
  const error = isJsonObject(body) ? body.error : undefined
  return isJsonObject(error) && typeof error.code === 'string' ? error.code : undefined
}
