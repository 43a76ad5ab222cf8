import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Environment } from '../environment'
import { HttpError } from '../http/http-error'
import { describeError, logEvent } from '../http/logger'
import { cleanHeaders } from './clean-headers'
import { contentSecurityPolicy } from './content-security-policy'
import { toKnownRequest } from './known-request'
import { judgeRequest } from './refuse-request'
import { responseHeaders } from './response-headers'
import { sealResponse } from './seal-response'
import { writeProblem, writeRawProblem } from './write-problem'

export interface WebServerOptions {
  settings: Pick<Environment, 'host' | 'publicUrl' | 'tileUrl' | 'trustedProxy'>
  development: boolean
  /** What answers a request that was let through. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Takes the connection of hot reload; only in development. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

const secondMs = 1_000

/** Our server in front of Next: what it lets through has a plain path, a known host and headers that nobody forged. */
export function createWebServer({ settings, development, handle, upgrade }: WebServerOptions): Server {
  const publicUrl = new URL(settings.publicUrl)
  const hosts = [publicUrl.hostname, settings.host.includes(':') ? `[${settings.host}]` : settings.host]
  const secure = publicUrl.protocol === 'https:'

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const nonce = randomBytes(16).toString('base64')
    const policy = contentSecurityPolicy({ nonce, development, tileUrl: settings.tileUrl })
    const target = request.url ?? ''
    response.setHeaders(new Map(Object.entries(responseHeaders({ policy, path: target, secure }))))
    try {
      const path = judgeRequest(request, { hosts, development })
      toKnownRequest(request, path)
      cleanHeaders(request, { trustedProxy: settings.trustedProxy, policy, nonce })
      sealResponse(response, path)
      await handle(request, response)
    } catch (error) {
      refuse(request, response, error)
    }
  }

  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 15 * secondMs, requestTimeout: 300 * secondMs, keepAliveTimeout: 65 * secondMs }, (request, response) => void answer(request, response))
  server.on('clientError', (_error, socket) => writeRawProblem(socket, new HttpError('bad_request', 'This is not a request that Sightline can read.')))
  server.on('connect', (_request, socket) => writeRawProblem(socket, new HttpError('method_not_allowed', 'Sightline is no proxy.', { headers: { allow: 'GET, HEAD' } })))
  server.on('upgrade', (request, socket, head) => {
    if (upgrade && request.url?.startsWith('/_next/')) upgrade(request, socket, head)
    else writeRawProblem(socket, new HttpError('bad_request', 'Sightline does not change protocols.'))
  })
  return server
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (!(error instanceof HttpError)) logEvent('error', 'request_failed', { method: request.method, ...describeError(error) })
  if (response.headersSent) return void response.destroy()
  // The rest of a body that nobody will read would be taken for the next request.
  if (request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined) response.setHeader('Connection', 'close')
  writeProblem(response, error instanceof HttpError ? error : new HttpError('internal', 'Something went wrong in Sightline. Try again.'), request.url ?? '')
}
