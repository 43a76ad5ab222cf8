import type { Server } from 'node:http'
import type { Environment } from '../environment'
import { createWebServer } from './create-web-server'
import { listen, listenAtIpv6 } from './listen'
import { openNext, type NextApplication } from './open-next'

export interface Service {
  /** Lets running requests end, for at most some seconds, then ends every connection. */
  stop(): Promise<void>
}

const patienceMs = 8_000

interface ServiceOptions {
  settings: Environment
  development: boolean
  /** The project's. */
  folder: string
  /** Runs once the address is ours and before the first request is answered. */
  prepare: () => Promise<void>
}

/** Serves the console until it is stopped. Rejects with Node's own error where the address cannot be taken. */
export async function serveRequests({ settings, development, folder, prepare }: ServiceOptions): Promise<Service> {
  const gate = createGate<NextApplication>()
  const create = () =>
    createWebServer({
      settings,
      development,
      handle: async (request, response) => (await gate.promise).handle(request, response),
      upgrade: development ? (request, socket, head) => void gate.promise.then(({ upgrade }) => upgrade(request, socket, head)) : undefined,
    })
  const servers = await listenAtAll(create, settings)
  const [next] = await Promise.all([openNext({ development, folder, port: settings.port }), prepare()])
  gate.resolve(next)
  return {
    stop: async () => {
      await Promise.all(servers.map(stopServer))
      await next.close()
    },
  }
}

async function listenAtAll(create: () => Server, { host, port }: Environment): Promise<Server[]> {
  const server = create()
  await listen(server, port, host)
  const twin = create()
  return host === '127.0.0.1' && (await listenAtIpv6(twin, port)) ? [server, twin] : [server]
}

async function stopServer(server: Server): Promise<void> {
  const force = setTimeout(() => server.closeAllConnections(), patienceMs)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(force)
}

/** A promise and the function that keeps it; Node 20 has no Promise.withResolvers. */
function createGate<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((keep) => {
    resolve = keep
  })
  return { promise, resolve }
}
