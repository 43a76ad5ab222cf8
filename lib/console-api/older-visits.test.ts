import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VisitorHistory } from './answers'
import { fetchOlderVisits } from './older-visits'

const pageOf = (requestId: string, next: string | undefined, status: 'ok' | 'failed' = 'ok'): VisitorHistory => ({
  visitorId: 'v',
  visits: [{ visitorId: 'v', requestId, timestamp: 0, time: '1970-01-01T00:00:00Z' }],
  ...(next && { next }),
  sources: [{ source: 'us', status, visits: 1, reachesBackTo: status === 'ok' ? 5 : null }, { source: 'archive', status: 'ok', visits: 0, reachesBackTo: 1 }],
  travels: {},
})

describe('a page of older visits', () => {
  let server: Server
  let answers: Record<string, { status: number; body: unknown }>
  beforeEach(async () => {
    server = createServer(({ url = '' }, response) => {
      const { status, body } = answers[url.slice(1)] ?? { status: 404, body: {} }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const fetchPage = (signal = new AbortController().signal) => {
    const { port } = server.address() as AddressInfo
    return fetchOlderVisits((cursor) => `http://127.0.0.1:${port}/${cursor}`, 'first', signal)
  }
  const problem = (status: number, code: string) => ({ status, body: { type: 'about:blank', title: code, status, code, detail: 'No.', requestId: 'r' } })

  it('joins two answers, and goes on behind the second', async () => {
    answers = { first: { status: 200, body: pageOf('a', 'second', 'failed') }, second: { status: 200, body: pageOf('b', 'third') } }
    const page = await fetchPage()
    expect(page.visits.map(({ requestId }) => requestId)).toEqual(['a', 'b'])
    expect(page.next).toBe('third')
    expect(page.sources).toEqual([{ source: 'us', status: 'failed', visits: 2, reachesBackTo: 5 }, { source: 'archive', status: 'ok', visits: 0, reachesBackTo: 1 }])
  })

  it('is the one answer where there is no more', async () => {
    answers = { first: { status: 200, body: pageOf('a', undefined) } }
    expect(await fetchPage()).toEqual(pageOf('a', undefined))
  })

  it('is the first answer where the second fails for the moment, and goes on behind that', async () => {
    answers = { first: { status: 200, body: pageOf('a', 'second') }, second: problem(503, 'unavailable') }
    expect(await fetchPage()).toEqual(pageOf('a', 'second'))
  })

  it.each([[401, 'unauthenticated'], [410, 'erased']])('is none where the second says %i, for that is of both', async (status, code) => {
    answers = { first: { status: 200, body: pageOf('a', 'second') }, second: problem(status, code) }
    await expect(fetchPage()).rejects.toMatchObject({ status, code })
  })
})
