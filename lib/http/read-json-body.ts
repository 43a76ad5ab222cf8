import { HttpError } from './http-error'

/** 1 MiB. */
export const largestBody = 1024 * 1024

/** The parsed body; undefined for an empty one. Throws HttpError: 415 for anything but JSON, 413 when it is too large, 400 when it is none. */
export async function readJsonBody(request: Request, limit: number = largestBody): Promise<unknown> {
  requireJson(request)
  const bytes = await readBytes(request, limit)
  if (bytes.byteLength === 0) return undefined
  if (!request.headers.has('content-type')) throw notJson()
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new HttpError('bad_request', 'The body is not JSON.', { fields: [{ field: 'body', message: 'is not JSON' }] })
  }
}

/** Throws HttpError 415 where a body is announced as anything but JSON: a form of another site cannot send JSON unasked. */
export function requireJson(request: Request): void {
  const type = request.headers.get('content-type')
  if (type !== null && type.split(';')[0]?.trim().toLowerCase() !== 'application/json') throw notJson()
}

const notJson = () => new HttpError('unsupported_media_type', 'Send the body as application/json.')

/** The body's bytes. Throws HttpError 413 once there are more than `limit`. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new HttpError('too_large', `The body is larger than ${limit} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of readChunks(request)) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* readChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
