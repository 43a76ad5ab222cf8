import { type Readable, type Transform, pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const decoders: Record<string, (() => Transform) | undefined> = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/** Thrown when a body has more bytes, decoded, than are read. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** The decoded bytes of a body as text, counted while they come: neither a long body nor a bomb is held whole. Rejects with BodyTooLarge. */
export async function readCappedBody(body: Readable, encoding: string | undefined, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of decode(body, encoding)) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      size += bytes.length
      if (size > limit) throw new BodyTooLarge('The body is longer than its limit.')
      chunks.push(bytes)
    }
  } finally {
    body.destroy()
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function decode(body: Readable, encoding: string | undefined): Readable {
  const decoder = decoders[encoding?.trim().toLowerCase() ?? '']?.()
  // The pipeline ends both when either fails; its error reaches who reads the decoder.
  return decoder ? pipeline(body, decoder, () => undefined) : body
}
