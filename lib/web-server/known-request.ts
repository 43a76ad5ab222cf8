import type { IncomingMessage } from 'node:http'

const methods: readonly (string | undefined)[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Whether a decoded path is an address of the console's API or of the embedded Server API. */
export const isOfApi = (path: string) => /^\/(api|server-api)(\/|$)/.test(path)

/**
 * Puts a request to an API that Next would answer by itself, in text and before anyone asked for a session or a token, in terms that its
 * handlers know. A slash at the end names the same address, and a method that they do not have is refused as OPTIONS is.
 */
export function toKnownRequest(request: IncomingMessage, path: string): void {
  if (!isOfApi(path)) return
  request.url = request.url?.replace(/^([^?]*[^?/])\/(?=\?|$)/, '$1')
  if (!methods.includes(request.method)) request.method = 'OPTIONS'
}
