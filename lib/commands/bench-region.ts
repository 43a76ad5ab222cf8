import { createServer } from 'node:http'
import { toWire } from '../visits/to-wire'
import { benchVisit } from './bench-visits'

/** Run as a process of its own: a region that knows fifty visits of whoever is asked for. Prints its port. */
const visitsOfEach = 50
const hourMs = 3_600_000
const started = Date.now()

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const visitorId = /^\/visitors\/([\w-]+)/.exec(request.url ?? '')?.[1] ?? ''
  const visits = Array.from({ length: visitsOfEach }, (_, index) => {
    const timestamp = started - (index + 1) * 4 * hourMs
    return toWire({ ...benchVisit(visitorId.length, index).visit, visitorId, requestId: `${visitorId}.${index}`, timestamp })
  })
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ visitorId, visits }))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') console.log(address.port)
})
