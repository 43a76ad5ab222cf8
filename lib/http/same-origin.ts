import { isLoopbackHost } from '../environment/loopback'
import { HttpError } from './http-error'
import { requireJson } from './read-json-body'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Throws HttpError unless a request that changes something comes from one of our own pages, or from no page at all.
 * A program sends neither Origin nor Sec-Fetch-Site; a browser always sends one of them with such a method.
 * What it sends must be JSON, which no form can.
 */
export function requireSameOrigin(request: Request, publicUrl: string): void {
  if (safeMethods.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const foreign = (site !== null && site !== 'same-origin' && site !== 'none') || (origin !== null && !isOwnOrigin(origin, request.headers.get('host'), publicUrl))
  if (foreign) throw new HttpError('foreign_origin', 'This request came from another site, so nothing was done. Open Sightline itself and try again.')
  requireJson(request)
}

function isOwnOrigin(origin: string, host: string | null, publicUrl: string): boolean {
  if (origin === publicUrl) return true
  if (host === null || !URL.canParse(`http://${host}`)) return false
  const own = new URL(`http://${host}`)
  return isLoopbackHost(own.hostname) && origin === own.origin
}
