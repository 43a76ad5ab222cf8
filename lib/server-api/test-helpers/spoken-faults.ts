import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable, pipeline } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { V4Answer } from './v4-answers'

export interface FaultOptions {
  /** Of `429`: the Retry-After header; absent where undefined. */
  retryAfter?: string
  /** Of `redirect`. */
  location?: string
  /** Of `slow`: milliseconds before the answer. */
  delayMs?: number
  /** Of `trickle`: milliseconds between two bytes, a second unless told. */
  everyMs?: number
  /** How many requests meet it before all is well again; all of them unless told. */
  times?: number
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  /** What a well upstream would have answered. */
  well: () => V4Answer
  options: FaultOptions
}

type Speak = (exchange: Exchange) => void

const json = { 'content-type': 'application/json' }
const longBody = 100 * 1024 * 1024

/** What goes wrong once a request has come, by name. */
export const spokenFaults = {
  well: ({ response, well }) => send(response, well()),
  slow: ({ response, well, options: { delayMs = 2_000 } }) => later(response, delayMs, () => send(response, well())),
  hang: () => undefined,
  trickle({ response, options: { everyMs = 1_000 } }) {
    response.writeHead(200, { ...json, 'content-length': String(longBody) })
    response.write('{')
    const timer = setInterval(() => response.write(' '), everyMs)
    response.on('close', () => clearInterval(timer))
  },
  reset: ({ request }) => request.socket.resetAndDestroy(),
  reset_in_body({ request, response }) {
    response.writeHead(200, { ...json, 'content-length': '100000' })
    response.write('{"visits":[', () => setImmediate(() => request.socket.resetAndDestroy()))
  },
  '500': failWith(500),
  '502': failWith(502),
  '503': failWith(503),
  '504': failWith(504),
  '429': ({ request, response, options: { retryAfter } }) => send(response, {
    status: 429,
    headers: { ...json, ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) },
    body: inFormOf(request, 'too_many_requests', 'too many requests'),
  }),
  bad_request: failWith(400),
  forbidden: ({ request, response }) => send(response, { status: 403, headers: json, body: inFormOf(request, 'secret_api_key_not_found', 'Forbidden (HTTP 403)') }),
  wrong_region: ({ response }) => send(response, { status: 403, headers: json, body: '{"error":{"code":"wrong_region","message":"wrong region"}}' }),
  redirect: ({ response, options: { location = '/elsewhere' } }) => send(response, { status: 302, headers: { location }, body: '' }),
  cut_json: ({ response, well }) => send(response, { ...well(), body: well().body.slice(0, -3) }),
  html: ({ response }) => send(response, { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Login</title>' }),
  no_content: ({ response }) => send(response, { status: 204, headers: {}, body: '' }),
  long({ response }) {
    response.writeHead(200, { ...json })
    pipeline(Readable.from(longPieces(), { objectMode: false }), response, () => undefined)
  },
  bomb({ response }) {
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' })
    response.end(Buffer.concat(Array.from({ length: longBody / piece.length }, () => zippedPiece)))
  },
  broken_gzip: ({ response, well }) => send(response, { ...well(), headers: { ...json, 'content-encoding': 'gzip' } }),
  too_short: ({ response, well }) => write(response, `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(well().body) + 10}\r\n\r\n${well().body}`),
  too_long: ({ response, well }) => write(response, `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n${well().body}`),
  no_http: ({ response }) => write(response, 'hello\r\n\r\n'),
  deep: ({ response }) => send(response, { status: 200, headers: json, body: `{"visits":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }),
  duplicate_keys: ({ response, well }) => send(response, { ...well(), body: well().body.replace('{', '{"visits":7,"events":7,') }),
  byte_order_mark: ({ response, well }) => send(response, { ...well(), body: `\ufeff${well().body}` }),
  huge_headers: ({ response }) => send(response, { status: 200, headers: { ...json, 'x-huge': 'y'.repeat(40_000) }, body: '{}' }),
  /** Nonsense that repeats what it was sent, as a proxy's error page may. */
  echo: ({ request, response }) => write(response, `HTTP/1.1 200 OK\r\nbad header ${JSON.stringify(request.headers)}\r\n\r\n${JSON.stringify(request.headers)}`),
  echo_in_error: ({ request, response }) => send(response, { status: 500, headers: { ...json, 'x-echo': JSON.stringify(request.headers) }, body: JSON.stringify({ error: { code: 'failed', message: request.headers } }) }),
} satisfies Record<string, Speak>

/** An error as the generation that was asked writes it. */
function inFormOf({ url }: IncomingMessage, code: string, message: string): string {
  return JSON.stringify({ error: url?.startsWith('/v4/') ? { code, message } : message })
}

function failWith(status: number): Speak {
  return ({ response }) => send(response, { status, headers: json, body: '{"error":{"code":"failed","message":"failed"}}' })
}

function later(response: ServerResponse, delayMs: number, speak: () => void): void {
  const timer = setTimeout(speak, delayMs)
  response.on('close', () => clearTimeout(timer))
}

function send(response: ServerResponse, { status, headers, body }: V4Answer): void {
  response.writeHead(status, headers)
  response.end(body)
}

/** Past Node's own idea of HTTP. */
function write(response: ServerResponse, text: string): void {
  response.socket?.end(text)
}

const piece = Buffer.alloc(1024 * 1024, ' ')
const zippedPiece = gzipSync(piece)

function* longPieces(): Generator<Buffer> {
  yield Buffer.from('{"visits":[')
  for (let sent = 0; sent < longBody; sent += piece.length) yield piece
}
