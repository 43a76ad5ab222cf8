import type { IncomingMessage } from 'node:http'
import { canonicalIp } from '../visits/ip-address'

/** Headers by which a request could pretend to come from a proxy, from Next itself, or to be somewhere else. */
const forgeable = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-middleware-.*|x-nextjs-.*|x-next-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*|x-original-.*|x-rewrite-.*|x-http-method.*|content-security-policy.*|x-nonce|x-sightline-.*|next-action)$/

interface CleanOptions {
  /** The header in which a proxy in front tells the client's address. */
  trustedProxy?: string
  policy: string
  nonce: string
}

/**
 * Leaves nothing in a request's headers that its sender could have forged, and puts there what we know ourselves: the client's
 * address as `x-forwarded-for`, the policy from which Next takes the nonce of its scripts, and the nonce itself.
 */
export function cleanHeaders(request: IncomingMessage, { trustedProxy, policy, nonce }: CleanOptions): void {
  const address = clientAddress(request, trustedProxy)
  for (const name of Object.keys(request.headers)) if (forgeable.test(name)) Reflect.deleteProperty(request.headers, name)
  request.headers['x-forwarded-for'] = address
  request.headers['content-security-policy'] = policy
  request.headers['x-nonce'] = nonce
  request.headers['x-sightline-target'] = pageOf(request.url ?? '/')
}

/** The last address of the trusted header, since that one was written by the proxy itself; else the peer's own. */
export function clientAddress(request: IncomingMessage, trustedProxy: string | undefined): string {
  const told = trustedProxy === undefined ? undefined : [request.headers[trustedProxy]].flat().join(',').split(',').at(-1)
  return canonicalIp(told?.trim() ?? '') ?? canonicalIp(request.socket.remoteAddress ?? '') ?? '::'
}

/** The target without what Next's own client adds to it. */
function pageOf(target: string): string {
  const [path = '/', query = ''] = target.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.delete('_rsc')
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
