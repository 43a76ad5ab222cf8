import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { Event } from '@fingerprint/node-sdk'
import type { Visit } from '../../visits/visit'
import { type FaultOptions, spokenFaults } from './spoken-faults'
import { createV4Answers } from './v4-answers'
import { v4EventOf } from './v4-event-of'
import { createVisitorsAnswers } from './visitors-answers'

/** `refuse`: nothing listens. */
export type Fault = keyof typeof spokenFaults | 'refuse'
export const faults: readonly Fault[] = [...Object.keys(spokenFaults).filter(isSpoken), 'refuse']

interface RecordedRequest {
  method: string
  /** Path and query. */
  url: string
  headers: IncomingHttpHeaders
}

export interface FaultyUpstream {
  /** Base URL for both generations. */
  origin: string
  token: string
  /** What it knows; may be changed while it runs. */
  visits: Visit[]
  behave(fault: Fault, options?: FaultOptions): Promise<void>
  /** Requests so far. */
  calls(): number
  /** Connections so far. */
  connections(): number
  /** The newest 1,000. */
  requests(): readonly RecordedRequest[]
  close(): Promise<void>
}

interface UpstreamOptions {
  token: string
  visits?: readonly Visit[]
  /** What an event of the later generation says beyond its visit. */
  signals?: (visit: Visit) => Partial<Event>
  /** A free one unless told. */
  port?: number
  /** How far back the first generation answers, in milliseconds; all of it unless told. */
  windowMs?: number
}

/** A region of the Server API on 127.0.0.1, of both generations, which can be told to go wrong in each known way. Starts well. */
export async function startFaultyUpstream({ token, visits = [], signals, port = 0, windowMs }: UpstreamOptions): Promise<FaultyUpstream> {
  const known = [...visits]
  const visitorsAnswers = createVisitorsAnswers({ visits: () => known, token, windowMs })
  const v4Answers = createV4Answers({ events: () => known.map((visit) => v4EventOf(visit, signals?.(visit))), token, now: Date.now })
  let behaviour: { fault: Fault; options: FaultOptions; left: number } = { fault: 'well', options: {}, left: Infinity }
  let requests: RecordedRequest[] = []
  let calls = 0
  let connections = 0

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    calls += 1
    const { method = 'GET', url = '/', headers } = request
    requests = [...requests.slice(-999), { method, url, headers }]
    const asked = { method, url: new URL(url, 'http://upstream.invalid'), headers }
    speak(request, response, () => (asked.url.pathname.startsWith('/v4/') ? v4Answers(asked) : visitorsAnswers(asked)))
  })
  server.on('connection', (socket) => {
    connections += 1
    socket.on('error', () => undefined)
  })

  function speak(request: IncomingMessage, response: ServerResponse, well: () => ReturnType<typeof v4Answers>): void {
    const { fault, options } = behaviour
    const isOver = behaviour.left <= 0
    behaviour.left -= 1
    spokenFaults[isOver || fault === 'refuse' ? 'well' : fault]({ request, response, well, options })
  }

  async function listen(at: number): Promise<number> {
    server.listen(at, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port.')
    return address.port
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  const listensAt = await listen(port)
  return {
    origin: `http://127.0.0.1:${listensAt}`,
    token,
    visits: known,
    async behave(fault, options = {}) {
      behaviour = { fault, options, left: options.times ?? Infinity }
      if (fault === 'refuse') await stopListening()
      else if (!server.listening) await listen(listensAt)
    },
    calls: () => calls,
    connections: () => connections,
    requests: () => requests,
    close: stopListening,
  }
}

function isSpoken(name: string): name is keyof typeof spokenFaults {
  return Object.hasOwn(spokenFaults, name)
}
