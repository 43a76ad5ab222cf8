import { HttpError } from './http-error'

/** 1 MiB. */
export const largestBody = 1024 * 1024

/** The parsed body. Throws HttpError: 415 for anything but JSON, 413 when it is too large, 400 when it is none. */
export async function readJsonBody(request: Request, limit: number = largestBody): Promise<unknown> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new HttpError('unsupported_media_type', 'Send the body as application/json.')
  const text = new TextDecoder().decode(await readBytes(request, limit))
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError('bad_request', 'The body is not JSON.', { fields: [{ field: 'body', message: 'is not JSON' }] })
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
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
