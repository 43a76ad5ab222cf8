import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onFullDisk } from '../database/test-helpers/on-full-disk'
import { answerIngest } from './answer-ingest'
import { createIngest } from './create-ingest'
import { createJsonSplitter } from './split-json'
import { openEmbedded, testToken } from './test-helpers/open-embedded'

const now = Date.UTC(2026, 5, 1)
const timestamp = now - 1_000
let embedded: Awaited<ReturnType<typeof openEmbedded>>
beforeAll(async () => {
  embedded = await openEmbedded({ now: () => now })
})
afterAll(() => embedded.remove())

const post = async (body: BodyInit, headers: Record<string, string> = {}) => {
  const response = await fetch(`${embedded.baseUrl}/visits`, { method: 'POST', headers: { 'auth-token': testToken, 'content-type': 'application/json', ...headers }, body })
  return { status: response.status, ...(await response.json()) }
}
const ndjson = { 'content-type': 'application/x-ndjson' }
const lines = (...values: unknown[]) => values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('')
const countOf = (visitorId: string) => embedded.store.countHistory(visitorId, {})

describe('POST /visits', () => {
  it('says that the disk is full, keeps what is stored, and takes the rest once there is room', async () => {
    const visitsOf = (count: number) => lines(...Array.from({ length: count }, (_, index) => ({ visitorId: 'full', timestamp: timestamp - index, tag: randomBytes(8_192).toString('base64') })))
    const body = visitsOf(600)
    expect(await post(body.slice(0, body.indexOf('\n')), ndjson)).toMatchObject({ status: 200, accepted: 1 })
    await onFullDisk(embedded.database, async () => {
      expect(await post(body, ndjson)).toEqual({ status: 507, error: 'disk full', detail: expect.stringMatching(/^The disk is full, .* then send the same again/) })
      expect(await countOf('full')).toBe(1)
      expect((await fetch(`${embedded.baseUrl}/visitors/full`, { headers: { 'auth-token': testToken } })).status).toBe(200)
    })
    expect(await post(body, ndjson)).toMatchObject({ status: 200, accepted: 599, duplicates: 1 })
    expect(await countOf('full')).toBe(600)
  })

  it('takes one visit, and the same one again as a duplicate', async () => {
    const visit = JSON.stringify({ visitorId: 'one', timestamp, url: 'https://a.example' }, undefined, 2)
    expect(await post(visit)).toEqual({ status: 200, accepted: 1, duplicates: 0, rejected: [] })
    expect(await post(visit)).toEqual({ status: 200, accepted: 0, duplicates: 1, rejected: [] })
    expect(await countOf('one')).toBe(1)
  })

  it('takes an array and says which places it rejected', async () => {
    const body = `[${JSON.stringify({ visitorId: 'arr', timestamp })}, {"visitorId":"arr"}, {"broken": }, 7, ${JSON.stringify({ visitorId: 'arr', timestamp: timestamp - 1, url: '],[{"}\\"' })} ]`
    const answer = await post(body)
    expect(answer).toMatchObject({ status: 200, accepted: 2, duplicates: 0 })
    expect(answer.rejected).toEqual([
      { line: 2, error: 'Neither time nor timestamp is given; one of them is needed.' },
      { line: 3, error: 'It is not JSON.' },
      { line: 4, error: 'A visit is a JSON object.' },
    ])
  })

  it('takes NDJSON, with empty lines, line ends of Windows and no last one', async () => {
    const body = lines({ visitorId: 'nd', timestamp }, '', '{"visitorId":"nd"', `${JSON.stringify({ visitorId: 'nd', timestamp: timestamp - 1 })}\r`) + JSON.stringify({ visitorId: 'nd', timestamp: timestamp - 2 })
    expect(await post(body, ndjson)).toEqual({ status: 200, accepted: 3, duplicates: 0, rejected: [{ line: 3, error: 'It is not JSON.' }] })
  })

  it('takes gzip of either kind', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({ visitorId: 'gz', timestamp: timestamp - index }))
    expect(await post(gzipSync(lines(...many)), { ...ndjson, 'content-encoding': 'gzip' })).toMatchObject({ status: 200, accepted: 3_000 })
    expect(await post(gzipSync(JSON.stringify(many)), { 'content-encoding': 'gzip' })).toMatchObject({ status: 200, accepted: 0, duplicates: 3_000 })
  })

  it('answers 200 when every line is rejected, and 400 when nothing of it was JSON', async () => {
    expect(await post(lines({}, 'nonsense'), ndjson)).toMatchObject({ status: 200, accepted: 0, rejected: [{ line: 1 }, { line: 2 }] })
    expect(await post('{}')).toMatchObject({ status: 200, rejected: [{ line: 1, error: 'visitorId is missing.' }] })
    expect(await post('[]')).toEqual({ status: 200, accepted: 0, duplicates: 0, rejected: [] })
    expect(await post('', ndjson)).toMatchObject({ status: 200, accepted: 0 })
    for (const body of ['nonsense', '', '{"a":', '[']) expect(await post(body)).toMatchObject({ status: 400, error: 'bad request' })
  })

  it('keeps what came before the end of a cut body, and says so', async () => {
    const whole = JSON.stringify([{ visitorId: 'cut', timestamp }, { visitorId: 'cut', timestamp: timestamp - 1 }])
    expect(await post(whole.slice(0, -5))).toMatchObject({ status: 200, accepted: 1, rejected: [{ line: 2 }, { line: 3, error: 'The array is not closed.' }] })
    const zipped = gzipSync(lines(...Array.from({ length: 5_000 }, (_, index) => ({ visitorId: 'cutgz', timestamp: timestamp - index, url: `https://a.example/${Math.sin(index)}` }))))
    const answer = await post(zipped.subarray(0, zipped.length - 1_000), { ...ndjson, 'content-encoding': 'gzip' })
    expect(answer).toMatchObject({ status: 400, error: 'bad request', detail: 'The body is broken gzip, or ends early.' })
    expect(answer.accepted).toBeGreaterThan(1_000)
    expect(await countOf('cutgz')).toBe(answer.accepted)
  })

  it('rejects one endless line without its neighbours', async () => {
    const body = lines({ visitorId: 'long', timestamp }, `{"visitorId":"long","url":"${'x'.repeat(3 * 1024 * 1024)}"}`, { visitorId: 'long', timestamp: timestamp - 1 })
    expect(await post(body, ndjson)).toEqual({ status: 200, accepted: 2, duplicates: 0, rejected: [{ line: 2, error: 'A visit has at most 2097152 bytes.' }] })
  })

  it('says of a visit that is too large what it is, alone too', async () => {
    const pad = 'x'.repeat(3 * 1024 * 1024)
    expect(await post(JSON.stringify({ visitorId: 'long', timestamp, pad }))).toEqual({ status: 200, accepted: 0, duplicates: 0, rejected: [{ line: 1, error: 'A visit has at most 2097152 bytes.' }] })
  })

  it.each([['garbage', 'x\n'.repeat(30_000)], ['empty lines', '\n'.repeat(3_000_000)], ['visits', lines(...Array.from({ length: 60_000 }, (_, index) => ({ visitorId: 'loop', timestamp: timestamp - index })))]])('lets others have the event loop between %s', async (_, body) => {
    let turns = 0
    const count = () => {
      turns += 1
      immediate = setImmediate(count)
    }
    let immediate = setImmediate(count)
    const report = answerIngest(requestInPieces(body), { store: { append: async (visits) => ({ accepted: visits.length, duplicates: 0, erased: 0, tooOld: 0 }) }, now: () => now })
    expect((await report).status).toBe(200)
    clearImmediate(immediate)
    expect(turns).toBeGreaterThan(3)
  })

  it('takes a user agent of a megabyte', async () => {
    expect(await post(JSON.stringify({ visitorId: 'agent', timestamp, browserDetails: { userAgent: 'M'.repeat(1_000_000) } }))).toMatchObject({ accepted: 1 })
    expect((await embedded.store.history('agent', {}, { limit: 1 })).visits[0]?.browserDetails?.userAgent).toHaveLength(8_192)
  })

  it('stays small on bombs and depth, and stores what came before', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(lines({ visitorId: 'bomb', timestamp })), Buffer.alloc(260 * 1024 * 1024, 32)]), { level: 1 })
    const grown = watchMemory()
    expect(await post(bomb, { ...ndjson, 'content-encoding': 'gzip' })).toMatchObject({ status: 413, error: 'body too large', accepted: 1, duplicates: 0, rejected: [] })
    const deep = `{"visitorId":"deep","timestamp":${timestamp},"tag":${'['.repeat(900_000)}${']'.repeat(900_000)}}`
    expect(await post(lines(deep, { visitorId: 'deep', timestamp }), ndjson)).toMatchObject({ accepted: 1, rejected: [{ line: 1, error: 'It is nested more than 1000 levels deep.' }] })
    expect(grown()).toBeLessThan(100)
  }, 60_000)

  it('answers 413 to a body that is sent plainly, with what was stored', async () => {
    const small = await openEmbedded({ now: () => now, largestBody: 1_000_000 })
    const body = lines(...Array.from({ length: 30_000 }, (_, index) => ({ visitorId: 'plain', timestamp: timestamp - index })))
    const response = await fetch(`${small.baseUrl}/visits`, { method: 'POST', headers: { 'auth-token': testToken, ...ndjson }, body })
    const answer = await response.json()
    expect([response.status, answer.error]).toEqual([413, 'body too large'])
    expect(answer.accepted).toBeGreaterThan(10_000)
    expect(answer.accepted).toBe(await small.store.countHistory('plain', {}))
    await small.remove()
  }, 60_000)

  it('refuses other encodings and other methods', async () => {
    expect(await post('{}', { 'content-encoding': 'br' })).toMatchObject({ status: 415 })
    const response = await fetch(`${embedded.baseUrl}/visits`, { headers: { 'auth-token': testToken } })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('counts nothing as accepted that the store did not take', async () => {
    const ingest = createIngest({ now, store: { append: async () => Promise.reject(new Error('disk full')) } })
    await ingest.take({ place: 1, bytes: Buffer.from(JSON.stringify({ visitorId: 'x', timestamp })) })
    await expect(ingest.finish()).rejects.toThrow('disk full')
  })
})

describe('createJsonSplitter', () => {
  it('finds the elements of any array, however it is cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.nat(3), fc.integer({ min: 1, max: 9 }), (values, indent, step) => {
        const bytes = Buffer.from(JSON.stringify(values, undefined, indent))
        const splitter = createJsonSplitter(1_000_000)
        const pieces = []
        for (let start = 0; start < bytes.length; start += step) pieces.push(...splitter.push(bytes.subarray(start, start + step)))
        pieces.push(...splitter.end())
        expect(pieces.map((piece) => JSON.parse(String(piece.bytes)))).toEqual(JSON.parse(JSON.stringify(values)))
        expect(pieces.map(({ place }) => place)).toEqual(values.map((_, index) => index + 1))
      }),
      { numRuns: 1_000 },
    )
  })
})

/** A request whose body is all there at once, as one that came faster than it is read. */
function requestInPieces(body: string): Request {
  const bytes = Buffer.from(body)
  let start = 0
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      controller.enqueue(new Uint8Array(bytes.subarray(start, start + 65_536)))
      start += 65_536
      if (start >= bytes.length) controller.close()
    },
  })
  const options: RequestInit & { duplex: 'half' } = { method: 'POST', body: pieces, duplex: 'half', headers: ndjson }
  return new Request('http://localhost/server-api/visits', options)
}

/** MiB by which the process has grown at most since. */
function watchMemory(): () => number {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  return () => {
    clearInterval(timer)
    return (most - before) / 1024 / 1024
  }
}
