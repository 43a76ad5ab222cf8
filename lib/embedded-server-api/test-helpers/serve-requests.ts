import { once } from 'node:events'
import { type IncomingMessage, createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

/** A real HTTP server for handlers of fetch's kind, on a port of its own. */
export async function serveRequests(handle: (request: Request) => Promise<Response>): Promise<{ origin: string; close: () => Promise<void> }> {
  // A test that makes a large body holds the loop up for longer than Node keeps a connection.
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    void handle(toRequest(incoming)).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      if (response.body) await pipeline(fromWeb(response.body), outgoing).catch(() => outgoing.destroy())
      else outgoing.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)])
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const options: RequestInit & { duplex: 'half' } = { method: incoming.method, headers, duplex: 'half', ...(hasBody ? { body: toWeb(incoming) } : {}) }
  return new Request(`http://${incoming.headers.host}${incoming.url}`, options)
}

/** The same the other way round. */
const fromWeb = (body: ReadableStream<Uint8Array>) => Readable.fromWeb(body as unknown as WebStream)

/** The one cast: Node's streams for the web and the browser's are one thing with two types. */
const toWeb = (incoming: IncomingMessage) => Readable.toWeb(incoming) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>
