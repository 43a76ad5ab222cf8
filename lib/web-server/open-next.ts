import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import next from 'next'

interface NextOptions {
  development: boolean
  folder: string
  port: number
}

export interface NextApplication {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  close: () => Promise<void>
}

/** Next's own handlers, ready for requests. It listens to upgrades of the server it is given; ours decides about those, so it gets one that nobody calls. */
export async function openNext({ development, folder, port }: NextOptions): Promise<NextApplication> {
  const decoy = createServer()
  const application = next({ dev: development, dir: folder, hostname: 'localhost', port, httpServer: decoy, quiet: !development })
  await application.prepare()
  const handler = application.getRequestHandler()
  return {
    handle: (request, response) => handler(request, response),
    upgrade: (request, socket, head) => decoy.emit('upgrade', request, socket, head),
    close: () => application.close(),
  }
}
