import { once } from 'node:events'
import { createServer, type RequestListener, type Server, ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { downloadExport } from './download-export'

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/export` : ''
}

const asked = { format: 'json', raw: true, reason: 'ticket & more' } as const
const download = (path: string, { signal = new AbortController().signal, onBytes = () => undefined }: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {}) =>
  downloadExport({ path, query: { q: 'a b', country: undefined }, what: 'All visits' }, asked, { signal, onBytes })

describe('the download of an export', () => {
  it('asks for the list with how and why, and tells how many bytes are there', async () => {
    let url = ''
    const path = await serve((request, response) => {
      url = request.url ?? ''
      response.writeHead(200, { 'content-disposition': 'attachment; filename="search-1.zip"' })
      response.write('abc')
      response.end('defg')
    })
    const told: number[] = []
    const { name, content } = await download(path, { onBytes: (bytes) => told.push(bytes) })
    expect([url, name, await content.text(), told.at(-1)]).toEqual(['/export?q=a+b&format=json&raw=true&reason=ticket+%26+more', 'search-1.zip', 'abcdefg', 7])
  })

  it('says what the server says against it', async () => {
    const path = await serve((_, response) => {
      response.writeHead(403, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify({ code: 'forbidden', detail: 'Your role is agent.', status: 403, requestId: 'r' }))
    })
    await expect(download(path)).rejects.toMatchObject({ name: 'ProblemError', code: 'forbidden', message: 'Your role is agent.' })
  })

  it('says so where it breaks off', async () => {
    const path = await serve((_, response) => {
      response.writeHead(200)
      response.write('abc', () => response.destroy())
    })
    await expect(download(path)).rejects.toMatchObject({ name: 'ProblemError', code: 'broken_off' })
  })

  it('ends the request when it is stopped', async () => {
    const controller = new AbortController()
    const path = await serve((_, response) => void response.write('abc'))
    const arrived = once(server ?? process, 'request')
    const stopped = download(path, { signal: controller.signal, onBytes: () => controller.abort() })
    const [, response]: unknown[] = await arrived
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    if (!(response instanceof ServerResponse)) throw new Error('No request came.')
    if (!response.closed) await once(response, 'close')
    expect(response.writableFinished).toBe(false)
  })
})
