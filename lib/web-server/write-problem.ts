import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpError } from '../http/http-error'
import { describeProblem } from '../http/problem'

/** Answers in the API's form; under `/server-api` also with the `error` that its callers read. */
export function writeProblem(response: ServerResponse, error: HttpError, target: string): void {
  const body = JSON.stringify({ ...describeProblem(error, randomUUID()), ...(target.startsWith('/server-api') ? { error: error.title.toLowerCase() } : {}) })
  response.writeHead(error.status, { ...error.headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', 'Content-Length': Buffer.byteLength(body) })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** The same on a bare connection, which ends with it. */
export function writeRawProblem(socket: Duplex, error: HttpError): void {
  const body = JSON.stringify(describeProblem(error, randomUUID()))
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? error.title}`,
    'Content-Type: application/problem+json',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    ...Object.entries(error.headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  else socket.destroy()
}
