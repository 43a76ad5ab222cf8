import { type Asked, ServerApiError } from './server-api-error'

export type ForbiddenReason = 'token' | 'no_token' | 'unknown_token' | 'subscription' | 'feature'

const sentences: Record<ForbiddenReason, (source: string) => string> = {
  token: (source) => `The Server API (${source}) refused the token of this installation. An admin should check it.`,
  no_token: (source) => `The Server API (${source}) received no token. An admin should check what stands between it and this installation.`,
  unknown_token: (source) => `The Server API (${source}) does not know the token of this installation. An admin should check that it is a secret key and still valid.`,
  subscription: (source) => `The subscription at the Server API (${source}) is not active. An admin should renew it there.`,
  feature: (source) => `The subscription at the Server API (${source}) does not include this. An admin should ask for it there.`,
}

export class ForbiddenError extends ServerApiError {
  override name = 'ForbiddenError'
  override readonly code = 'forbidden'

  constructor(asked: Asked, options: ErrorOptions & { reason?: ForbiddenReason } = {}) {
    const { reason = 'token', ...rest } = options
    super(asked, sentences[reason](asked.source), rest)
  }
}
