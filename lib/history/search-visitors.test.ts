import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import type { MapFilter } from '../visits/map-filter'
import { createCursors } from './sealed-cursor'
import { searchVisitors } from './search-visitors'

const now = Date.UTC(2026, 5, 1)
const cursors = createCursors(randomBytes(32))
let opened: Awaited<ReturnType<typeof openTemporaryStore>>
const search = (q: string, cursor?: string, filter: MapFilter = {}) => searchVisitors({ store: opened.store, cursors }, { q, filter, cursor })

beforeAll(async () => {
  opened = await openTemporaryStore()
  const germany = { country: { code: 'DE' } }
  await opened.store.append([
    incomingVisit('Ibk1527CUFmcnjLwIs4A9', 'a', now, { linkedId: 'acct_1', ip: '203.0.113.7', ipLocation: germany }),
    incomingVisit('Ibk1527CUFmcnjLwIs4A9', 'b', now - 5, { linkedId: 'acct_1', ip: '203.0.113.7' }),
    incomingVisit('Other00000000000000', 'a', now - 1, { linkedId: 'acct4711acct4711acct', ip: '203.0.113.9' }),
    ...['a', 'b2', '2024-01-01'].map((visitorId) => incomingVisit(visitorId, 'a', now - 500)),
    ...Array.from({ length: 60 }, (_, index) => incomingVisit(`crowd-${index}`, 'a', now - 100 - index, { linkedId: `l${index}` })),
    ...Array.from({ length: 40 }, (_, index) => incomingVisit('manyAccounts', `${index}`, now - index, { linkedId: `many${index}` })),
  ])
})
afterAll(() => opened.remove())

describe('searchVisitors', () => {
  it('answers whole visitors', async () => {
    expect(await search('203.0.113.7')).toEqual({
      terms: [{ kind: 'ip', value: '203.0.113.7' }],
      visitors: [{ visitorId: 'Ibk1527CUFmcnjLwIs4A9', visits: 2, firstSeen: now - 5, lastSeen: now, linkedIds: ['acct_1'], countries: ['DE'] }],
    })
  })

  it.each([
    ['Ibk1527CUFmcnjLwIs4A9', 'visitorId', 1], ['Ibk', 'visitorIdPart', 1], ['acct_1', 'linkedId', 1], ['acct4711acct4711acct', 'linkedId', 1],
    ['crowd-7', 'visitorId', 1], ['203.0.113.0/24', 'network', 2], ['many0', 'linkedId', 1], ['nothing-like-it', 'visitorIdPart', 0], ['anna@example.com', 'linkedId', 0],
    ['a', 'visitorId', 1], ['b2', 'visitorId', 1], ['2024-01-01', 'visitorId', 1], ['2024-01-02', 'time', 0],
  ])('says what %s turned out to be: %s', async (q, kind, visitors) => {
    const answer = await search(q)
    expect(answer.terms.map((term) => term.kind)).toEqual([kind])
    expect(answer.visitors).toHaveLength(visitors)
  })

  it('finds by any of several terms', async () => {
    const answer = await search('please check acct_1 and 203.0.113.9')
    expect(answer.visitors.map(({ visitorId }) => visitorId)).toEqual(['Ibk1527CUFmcnjLwIs4A9', 'Other00000000000000'])
    expect(answer.terms.map(({ kind }) => kind)).toEqual(['text', 'text', 'linkedId', 'text', 'ip'])
  })

  it('pages, with cursors for this search alone', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await search('crowd-', cursor)
      seen.push(...page.visitors.map(({ visitorId }) => visitorId))
      cursor = page.next
      if (cursor) await expect(search('crowd', cursor)).rejects.toMatchObject({ code: 'bad_request', fields: [{ field: 'cursor' }] })
    } while (cursor)
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `crowd-${index}`))
  })

  it('tells the newest visit that matches where something narrows the visits, and by which terms', async () => {
    const { visitors } = await search('acct_1 203.0.113.9', undefined, { country: 'DE' })
    expect(visitors).toMatchObject([{ visitorId: 'Ibk1527CUFmcnjLwIs4A9', visits: 2, newest: { visit: { requestId: 'a', ip: '203.0.113.7' }, terms: [{ kind: 'linkedId', value: 'acct_1' }] } }])
    expect((await search('', undefined, { country: 'DE' })).visitors).toMatchObject([{ newest: { terms: [] } }])
  })

  it('narrows addresses by the times of the text, and no ids', async () => {
    const at = (ms: number) => new Date(ms).toISOString()
    const found = async (q: string) => (await search(q)).visitors.map(({ visitorId }) => visitorId)
    expect(await found(`203.0.113.7 ${at(now)}`)).toEqual(['Ibk1527CUFmcnjLwIs4A9'])
    expect(await found(`203.0.113.7 ${at(now - 3_600_000)}`)).toEqual([])
    expect(await found(`acct_1 ${at(now - 3_600_000)}`)).toEqual(['Ibk1527CUFmcnjLwIs4A9'])
    expect(await found(`${at(now - 3_600_000)} ${at(now + 1_000)}`)).toHaveLength(25)
    expect(await found(at(now - 3_600_000))).toEqual([])
  })

  it('finds nobody by text that names nothing, and says how many terms were left', async () => {
    expect(await search('"" ()')).toEqual({ terms: [], visitors: [] })
    expect((await search(Array.from({ length: 62 }, (_, index) => `acct_${index}`).join(' '))).more).toBe(12)
  })

  it('binds its cursors to the filter as well', async () => {
    const { next } = await search('crowd-', undefined, { to: now - 100 })
    await expect(search('crowd-', next, { to: now - 101 })).rejects.toMatchObject({ code: 'bad_request', fields: [{ field: 'cursor' }] })
    expect((await search('crowd-', next, { to: now - 100 })).visitors).toHaveLength(25)
  })
})
