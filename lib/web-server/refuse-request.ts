import type { IncomingMessage } from 'node:http'
import { isLoopbackHost } from '../environment/loopback'
import { HttpError } from '../http/http-error'
import { isOfApi } from './known-request'
import { readPath } from './read-path'

export interface RefusalOptions {
  /** Host names beside those of this machine under which Sightline may be asked for. */
  hosts: readonly string[]
  development: boolean
}

const pageMethods = ['GET', 'HEAD']

/** The decoded path of a request that may go on to Next. Throws HttpError for one that may not. */
export function judgeRequest(request: IncomingMessage, { hosts, development }: RefusalOptions): string {
  const { method = '', url = '', headers } = request
  const path = readPath(url)
  if (path === undefined) throw new HttpError('malformed_path', 'This address is malformed. Check it for stray characters.')
  judgeHost(request, hosts)
  // Nothing here is a server function, whose wire format has run foreign code before.
  if (headers['next-action'] !== undefined) throw new HttpError('bad_request', 'Sightline has no server actions.')
  if (path === '/_next/image') throw new HttpError('not_found', 'There is nothing at this address.')
  const takesBodies = isOfApi(path) || (development && /^\/_{1,2}next/.test(path))
  if (!takesBodies && !pageMethods.includes(method)) throw new HttpError('method_not_allowed', `This address answers ${pageMethods.join(', ')} alone.`, { headers: { allow: pageMethods.join(', ') } })
  return path
}

/** A page of another site could have its own name point here (DNS rebinding); then the Host header tells. */
function judgeHost(request: IncomingMessage, hosts: readonly string[]): void {
  const given = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const host = request.headers.host ?? ''
  if (given.length !== 1 || !/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host)) throw new HttpError('bad_request', 'This request names no host, or not just one.')
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (!isLoopbackHost(name) && !hosts.includes(name)) throw new HttpError('wrong_host', 'Sightline is not known under this name. Open the address that SIGHTLINE_PUBLIC_URL names.')
}
