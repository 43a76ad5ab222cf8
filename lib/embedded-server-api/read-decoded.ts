import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Why a body ended before its end. Its message is a sentence for the sender. */
export class UnreadableBody extends Error {
  override name = 'UnreadableBody'
  constructor(
    readonly status: 400 | 413,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options)
  }
}

/** The decoded bytes of a body, a chunk at a time. Throws UnreadableBody past `limit` bytes and for broken gzip. */
export async function* readDecoded(request: Request, { gzip, limit }: { gzip: boolean; limit: number }): AsyncGenerator<Buffer> {
  const source = Readable.from(readChunks(request), { objectMode: false })
  const decoded = gzip ? pipeline(source, createGunzip(), () => undefined) : source
  let size = 0
  try {
    for await (const chunk of decoded) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > limit) throw new UnreadableBody(413, `The body has more than ${limit} bytes. Send the rest in bodies of their own.`)
      yield bytes
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new UnreadableBody(400, 'The body is broken gzip, or ends early.', { cause: error })
    throw error
  }
}

/** What is left of a refused body is read and forgotten, up to 64 MiB: to cut the line would cut the answer off as well. */
const mostForgotten = 64 * 1024 * 1024

async function* readChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    await forgetRest(reader).catch(() => undefined)
  }
}

async function forgetRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > mostForgotten) return reader.cancel()
  }
}
