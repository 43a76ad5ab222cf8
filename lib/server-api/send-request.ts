import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Dispatcher } from 'undici'

/** Thrown when a body has more bytes, packed or unpacked, than are read. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** Thrown when an answer was not there in time. */
export class DeadlinePassed extends Error {
  override name = 'DeadlinePassed'
}

export interface Sending {
  url: string
  headers: Record<string, string>
  /** Milliseconds until the answer must be there, its body included. */
  within: number
  /** Bytes of a body of this status, counted packed and unpacked. */
  largestBody: (status: number) => number
  onHead: (headers: IncomingHttpHeaders) => void
}

export interface Received {
  status: number
  headers: IncomingHttpHeaders
  /** Unpacked. */
  body: Buffer
}

interface Packed extends Received {
  limit: number
}

/**
 * Sends a GET and resolves with the whole answer: nothing is followed, and neither a long body nor a bomb is held whole. Rejects with
 * BodyTooLarge, DeadlinePassed, or the errors of undici and zlib. The dispatcher is used as it is: the streams and signals of its `request`
 * were a third of what a look-up costs.
 */
export function sendRequest(dispatcher: Dispatcher, { url, headers, within, largestBody, onHead }: Sending): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { origin, pathname, search } = new URL(url)
    let controller: Dispatcher.DispatchController | undefined
    let failure: Error | undefined
    let head: { status: number; headers: IncomingHttpHeaders; limit: number } | undefined
    const chunks: Buffer[] = []
    let size = 0
    const fail = (error: Error) => {
      failure ??= error
      clearTimeout(patience)
      reject(failure)
      controller?.abort(failure)
    }
    const patience = setTimeout(() => fail(new DeadlinePassed('The answer was not there in time.')), within)
    dispatcher.dispatch({ origin, path: pathname + search, method: 'GET', headers }, {
      onRequestStart(started) {
        controller = started
        if (failure) started.abort(failure)
      },
      onResponseStart(_, status, received) {
        if (status < 200) return
        head = { status, headers: received, limit: largestBody(status) }
        onHead(received)
      },
      onResponseData(_, chunk) {
        size += chunk.length
        if (head && size > head.limit) fail(new BodyTooLarge('The body is longer than its limit.'))
        else chunks.push(chunk)
      },
      onResponseEnd() {
        clearTimeout(patience)
        if (head) resolve(unpacked({ ...head, body: joined(chunks, size) }))
      },
      onResponseError: (_, error) => fail(error),
    })
  })
}

/** A short answer comes in one piece, which need not be copied. */
function joined(chunks: readonly Buffer[], size: number): Buffer {
  const [first] = chunks
  return first && chunks.length === 1 ? first : Buffer.concat(chunks, size)
}

type Unpacker = (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

const unpackers: Record<string, Unpacker | undefined> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

function unpacked(packed: Packed): Received | Promise<Received> {
  const encoding = [packed.headers['content-encoding']].flat()[0]
  const unpacker = encoding === undefined ? undefined : unpackers[encoding.trim().toLowerCase()]
  return unpacker ? unpack(packed, unpacker) : packed
}

async function unpack({ status, headers, body, limit }: Packed, unpacker: Unpacker): Promise<Received> {
  try {
    return { status, headers, body: await unpacker(body, { maxOutputLength: limit }) }
  } catch (error) {
    if (error instanceof RangeError) throw new BodyTooLarge('The body is longer than its limit.')
    throw error
  }
}
