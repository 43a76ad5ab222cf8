import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isoTime } from '../../visits/iso-time'
import { toWire } from '../../visits/to-wire'
import type { Visit } from '../../visits/visit'
import type { IncomingVisit, VisitStore } from '../visit-store'
import { incomingVisit } from './incoming-visit'
import { wholeVisit } from './whole-visit'

interface OpenedStore {
  store: VisitStore
  /** Closes the store and removes what it kept. */
  remove: () => Promise<void>
}

const noon = Date.UTC(2025, 5, 1, 12)
const minute = 60_000

/** What every visit store does, whatever database is under it. Tests share one store and keep to visitors of their own. */
export function describeStore(open: () => Promise<OpenedStore>) {
  describe('like any other', () => {
    let store: VisitStore
    let remove: () => Promise<void>
    beforeAll(async () => ({ store, remove } = await open()))
    afterAll(() => remove())

    const add = (...visits: IncomingVisit[]) => store.append(visits)
    const ids = (visits: readonly Visit[]) => visits.map(({ requestId }) => requestId)
    const history = async (visitorId: string, filter = {}, limit = 100) => ids((await store.history(visitorId, filter, { limit })).visits)

    describe('append', () => {
      it('keeps every field, and leaves unknown ones absent', async () => {
        const bare = incomingVisit(wholeVisit.visitorId, 'bare', 1)
        await add({ visit: wholeVisit, raw: { anything: ['else'] }, notes: ['latitude was no number'] }, bare)
        const { visits } = await store.history(wholeVisit.visitorId, {}, { limit: 10 })
        expect(visits).toStrictEqual([wholeVisit, bare.visit])
        expect(await store.findVisit(wholeVisit.visitorId, wholeVisit.requestId)).toMatchObject({ raw: { anything: ['else'] }, rawSize: 21, notes: ['latitude was no number'] })
      })

      // SQLite reads these as the next number when they come as text; packed raw texts refer to each of their digits.
      it.each([[0.99506, 0.435031], [0.11657, 22.896509], [0.432977086030885, 61.7667876404367], [0.000123456789012345, 0.001234567890123], [1.5e-12, -0.1]])('keeps the numbers %d and %d to the last bit, and the raw text beside them', async (score, latitude) => {
        const visits = [{}, { tag: { basket: 1 } }, { tag: Array.from({ length: 50 }, (_, index) => `item ${index}`) }].map((more, index) => {
          const visit: Visit = { visitorId: 'exact', requestId: `${score}-${index}`, timestamp: index, time: isoTime(index), ipLocation: { latitude, longitude: 22.896509 }, browserDetails: { botProbability: score }, confidence: { score } }
          return { visit, raw: JSON.parse(JSON.stringify({ visitorId: visit.visitorId, ...toWire(visit), ...more })), notes: [] }
        })
        await store.append(visits)
        for (const { visit, raw } of visits) expect(await store.findVisit('exact', visit.requestId)).toMatchObject({ visit, raw })
      })

      it('keeps zeros, false, IPv6 and odd text', async () => {
        const odd = incomingVisit('odd', 'odd', noon, {
          incognito: false, ip: '2001:db8:4a::1', url: `https://example.com/${'x'.repeat(2_000)}`, linkedId: '\u202eevil\u0007 אבג 😀',
          ipLocation: { latitude: 0, longitude: 0, subdivisions: [{ isoCode: 'X' }] }, browserDetails: { botProbability: 1 },
        })
        await add(odd)
        expect((await store.history('odd', {}, { limit: 1 })).visits).toStrictEqual([odd.visit])
        expect(await history('odd', { linkedId: odd.visit.linkedId })).toEqual(['odd'])
      })

      it('keeps 15 digits of a float', async () => {
        await add(incomingVisit('float', '1', noon, { ipLocation: { latitude: -33.868_819_7, longitude: 151.209_295_5 }, browserDetails: { botProbability: 0.1 + 0.2 }, confidence: { score: 0.123_456_789_012_345 } }))
        expect((await store.history('float', {}, { limit: 1 })).visits[0]).toMatchObject({
          ipLocation: { latitude: -33.868_819_7, longitude: 151.209_295_5 }, browserDetails: { botProbability: 0.3 }, confidence: { score: 0.123_456_789_012_345 },
        })
      })

      it('counts what is there already as duplicates and changes nothing', async () => {
        const visit = incomingVisit('twice', 'a', noon, { linkedId: 'L' })
        expect(await add(visit)).toEqual({ accepted: 1, duplicates: 0, erased: 0, tooOld: 0 })
        expect(await add(visit, incomingVisit('twice', 'b', noon + 1), visit)).toEqual({ accepted: 1, duplicates: 2, erased: 0, tooOld: 0 })
        expect(await store.findVisitor('twice')).toMatchObject({ visits: 2, linkedIds: [{ value: 'L', visits: 1 }] })
      })

      it('tells apart the same request id of two visitors', async () => {
        expect(await add(incomingVisit('one', 'same', noon), incomingVisit('other', 'same', noon))).toEqual({ accepted: 2, duplicates: 0, erased: 0, tooOld: 0 })
      })

      it('is exact for each of many callers at once, also when two send the same visit', async () => {
        const shared = incomingVisit('crowd', 'shared', noon)
        const reports = await Promise.all(Array.from({ length: 60 }, (_, index) => add(shared, incomingVisit('crowd', `own-${index}`, noon + index))))
        expect(reports.filter(({ accepted }) => accepted === 2)).toHaveLength(1)
        expect(reports.reduce((sum, { accepted, duplicates }) => sum + accepted + duplicates, 0)).toBe(120)
        expect(await store.countHistory('crowd', {})).toBe(61)
      })

      it('takes more than one transaction holds', async () => {
        const many = Array.from({ length: 2_500 }, (_, index) => incomingVisit('many', `r${index}`, noon + index))
        expect(await store.append(many)).toEqual({ accepted: 2_500, duplicates: 0, erased: 0, tooOld: 0 })
        expect(await store.append(many)).toEqual({ accepted: 0, duplicates: 2_500, erased: 0, tooOld: 0 })
        expect(await store.append([])).toEqual({ accepted: 0, duplicates: 0, erased: 0, tooOld: 0 })
      })

      it('refuses a visit that cannot be stored, and not its neighbours', async () => {
        const bad = add(incomingVisit('bad', 'x', 0.5))
        const good = add(incomingVisit('good', 'x', noon))
        await expect(bad).rejects.toThrow(RangeError)
        expect(await good).toEqual({ accepted: 1, duplicates: 0, erased: 0, tooOld: 0 })
      })

      it('keeps first and last right when visits arrive out of order', async () => {
        await add(incomingVisit('late', 'b', noon, { ip: '192.0.2.1', ipLocation: { country: { code: 'DE' } } }))
        await add(incomingVisit('late', 'c', noon + minute, { ip: '192.0.2.1', ipLocation: { country: { code: 'FR' } } }), incomingVisit('late', 'a', noon - minute, { ip: '192.0.2.2', ipLocation: { country: { code: 'DE' } } }))
        expect(await store.findVisitor('late')).toEqual({
          visitorId: 'late', visits: 3, firstSeen: noon - minute, lastSeen: noon + minute, linkedIds: [], linkedIdCount: 0, ipCount: 2, countryCount: 2,
          countries: [{ value: 'DE', visits: 2, firstSeen: noon - minute, lastSeen: noon }, { value: 'FR', visits: 1, firstSeen: noon + minute, lastSeen: noon + minute }],
        })
      })
    })

    describe('history', () => {
      beforeAll(() => add(
        incomingVisit('walk', 'c', noon, { linkedId: 'L', incognito: true }),
        incomingVisit('walk', 'a', noon, { linkedId: 'L', ipLocation: { country: { code: 'DE' } } }),
        incomingVisit('walk', 'b', noon, { incognito: false, browserDetails: { browserName: 'Firefox' } }),
        incomingVisit('walk', 'z', noon - minute),
        incomingVisit('walk', 'y', noon + minute, { linkedId: 'L2' }),
      ))

      it('is newest first, ties by request id', async () => expect(await history('walk')).toEqual(['y', 'c', 'b', 'a', 'z']))

      it('pages without gap or repetition', async () => {
        const seen: string[] = []
        let after
        do {
          const page = await store.history('walk', {}, { limit: 2, after })
          seen.push(...ids(page.visits))
          after = page.next
        } while (after)
        expect(seen).toEqual(['y', 'c', 'b', 'a', 'z'])
      })

      it.each([
        [{ from: noon }, ['y', 'c', 'b', 'a']],
        [{ to: noon }, ['c', 'b', 'a', 'z']],
        [{ from: noon, to: noon }, ['c', 'b', 'a']],
        [{ linkedId: 'L' }, ['c', 'a']],
        [{ incognito: true }, ['c']],
        [{ incognito: false }, ['b']],
        [{ country: 'DE' }, ['a']],
        [{ browserName: 'Firefox' }, ['b']],
        [{ linkedId: 'L', incognito: true, to: noon }, ['c']],
        [{ linkedId: 'nobody' }, []],
      ])('filters by %j', async (filter, expected) => {
        expect(await history('walk', filter)).toEqual(expected)
        expect(await store.countHistory('walk', filter)).toBe(expected.length)
      })

      it('knows the place of a visit', async () => {
        expect(await store.findPosition('walk', 'z')).toEqual({ timestamp: noon - minute, requestId: 'z' })
        expect(await store.findPosition('nobody', 'z')).toBeNull()
      })

      it('is empty for nobody', async () => expect(await store.history('nobody', {}, { limit: 5 })).toEqual({ visits: [], firstSeen: null }))

      it('says since when the visitor is known, whatever is asked for', async () => {
        await add(incomingVisit('since', 'b', noon + minute), incomingVisit('since', 'a', noon))
        expect(await store.history('since', { from: noon + 2 * minute }, { limit: 1 })).toEqual({ visits: [], firstSeen: noon })
        expect((await store.history('since', {}, { limit: 1 })).firstSeen).toBe(noon)
      })

      it('counts by quarter of an hour', async () => {
        expect(await store.activity('walk', {})).toEqual([{ start: noon - 15 * minute, visits: 1, incognito: 0 }, { start: noon, visits: 4, incognito: 1 }])
      })

      it('is scanned oldest first, from the newest that are asked for', async () => {
        const scan = async (newest: number, filter = {}, visitorId = 'walk') => {
          const chunks: string[][] = []
          for await (const visits of store.scanHistory(visitorId, filter, newest)) chunks.push(ids(visits))
          return chunks
        }
        expect(await scan(100)).toEqual([['z', 'a', 'b', 'c', 'y']])
        expect(await scan(3)).toEqual([['b', 'c', 'y']])
        expect(await scan(1, { linkedId: 'L' })).toEqual([['c']])
        expect(await scan(0)).toEqual([])
        await store.append(Array.from({ length: 2_100 }, (_, index) => incomingVisit('scanned', `r${String(index).padStart(4, '0')}`, noon)))
        const chunks = await scan(2_050, {}, 'scanned')
        expect(chunks.map((chunk) => chunk.length)).toEqual([1_000, 1_000, 50])
        expect(chunks.flat()).toEqual(Array.from({ length: 2_050 }, (_, index) => `r${String(index + 50).padStart(4, '0')}`))
      })
    })

    describe('findVisit', () => {
      it('knows the place of a visit, its neighbours and since when each field has its value', async () => {
        const chrome = { browserName: 'Chrome', browserMajorVersion: '74' }
        const paris = { city: { name: 'Paris' }, country: { code: 'FR' }, latitude: 48.85, longitude: 2.35 }
        await add(
          incomingVisit('run', '1', noon, { ip: '192.0.2.1', linkedId: 'L', browserDetails: chrome }),
          incomingVisit('run', '2', noon + 1, { ip: '192.0.2.9', browserDetails: chrome, ipLocation: paris }),
          // The same instant: only the request id orders these.
          incomingVisit('run', '3', noon + 2, { ip: '192.0.2.1', linkedId: 'L', browserDetails: chrome, ipLocation: paris }),
          incomingVisit('run', '4', noon + 2, { ip: '192.0.2.1', linkedId: 'L', browserDetails: chrome, ipLocation: { ...paris, latitude: 48.86 } }),
          incomingVisit('run', '5', noon + 3, { ip: '192.0.2.7', browserDetails: { browserName: 'Chrome', browserFullVersion: '75.0' } }),
        )
        expect(await store.findVisit('run', '4')).toMatchObject({ ordinal: 4, of: 5, older: { requestId: '3' }, newerRequestId: '5' })
        expect((await store.findVisit('run', '4'))?.sameSince).toEqual({
          ip: { ordinal: 3, timestamp: noon + 2 },
          linkedId: { ordinal: 3, timestamp: noon + 2 },
          browserName: { ordinal: 1, timestamp: noon },
          browserVersion: { ordinal: 1, timestamp: noon },
          place: { ordinal: 2, timestamp: noon + 1 },
          position: { ordinal: 4, timestamp: noon + 2 },
        })
        const newest = await store.findVisit('run', '5')
        expect(newest?.sameSince).toEqual({ ip: { ordinal: 5, timestamp: noon + 3 }, browserName: { ordinal: 1, timestamp: noon }, browserVersion: { ordinal: 5, timestamp: noon + 3 } })
        expect(newest).not.toHaveProperty('newerRequestId')
        expect(await store.findVisit('run', '1')).not.toHaveProperty('older')
        expect(await store.findVisit('run', 'none')).toBeNull()
      })
    })

    describe('searchVisitors', () => {
      const found = async (...terms: Parameters<VisitStore['searchVisitors']>[0]) => (await store.searchVisitors(terms, { limit: 50 })).visitors.map(({ visitorId }) => visitorId)
      beforeAll(() => add(
        incomingVisit('srchA', '1', noon, { linkedId: 'acct', ip: '198.51.100.7' }),
        incomingVisit('srchB', '1', noon + 2, { linkedId: 'acct', ip: '198.51.100.200' }),
        incomingVisit('srchC', '1', noon + 1, { linkedId: 'acct2', ip: '2001:db8:77::1' }),
        incomingVisit('srch', '1', noon - 1, { linkedId: 'acct_', ip: '198.51.101.1' }),
      ))

      it('finds by whole and partial id, letters in their case', async () => {
        expect(await found({ kind: 'visitorId', value: 'srchA' })).toEqual(['srchA'])
        expect(await found({ kind: 'visitorIdPart', value: 'srch' })).toEqual(['srchB', 'srchC', 'srchA', 'srch'])
        expect(await found({ kind: 'visitorIdPart', value: 'SRCH' })).toEqual([])
        expect(await found({ kind: 'visitorId', value: 'srch%' })).toEqual([])
      })

      it('finds by linked id, address and network', async () => {
        expect(await found({ kind: 'linkedId', value: 'acct' })).toEqual(['srchB', 'srchA'])
        expect(await found({ kind: 'ip', value: '198.51.100.7' })).toEqual(['srchA'])
        expect(await found({ kind: 'network', value: '198.51.100.0/24' })).toEqual(['srchB', 'srchA'])
        expect(await found({ kind: 'network', value: '198.51.100.0/25' })).toEqual(['srchA'])
        expect(await found({ kind: 'network', value: '2001:db8:77::/48' })).toEqual(['srchC'])
        expect(await found({ kind: 'network', value: 'nonsense' }, { kind: 'ip', value: 'nonsense' })).toEqual([])
        expect(await found()).toEqual([])
      })

      it('finds any of the terms, each visitor once, and pages', async () => {
        const terms = [{ kind: 'visitorIdPart', value: 'srchA' }, { kind: 'linkedId', value: 'acct' }, { kind: 'network', value: '198.51.0.0/16' }] as const
        const first = await store.searchVisitors(terms, { limit: 2 })
        expect(first.visitors.map(({ visitorId }) => visitorId)).toEqual(['srchB', 'srchA'])
        expect(first.next).toEqual({ lastSeen: noon, visitorId: 'srchA' })
        const second = await store.searchVisitors(terms, { limit: 2, after: first.next })
        expect(second).toMatchObject({ visitors: [{ visitorId: 'srch', visits: 1, linkedIds: [{ value: 'acct_' }] }] })
        expect(second).not.toHaveProperty('next')
      })

      it('counts visitors of an address and its network, up to a bound', async () => {
        expect(await store.countVisitorsOfIp('198.51.100.7', 10)).toEqual({ network: '198.51.100.0/24', onIp: 1, onNetwork: 2 })
        expect(await store.countVisitorsOfIp('198.51.100.7', 1)).toEqual({ network: '198.51.100.0/24', onIp: 1, onNetwork: 1 })
        expect(await store.countVisitorsOfIp('2001:db8:77::2', 10)).toEqual({ network: '2001:db8:77::/48', onIp: 0, onNetwork: 1 })
      })

      it('cuts the linked ids of a visitor at 20, most visits first, and counts all', async () => {
        await store.append(Array.from({ length: 30 }, (_, index) => incomingVisit('fan', `r${index}`, noon + index, { linkedId: `l${index % 25}` })))
        const summary = await store.findVisitor('fan')
        expect(summary?.linkedIdCount).toBe(25)
        expect(summary?.linkedIds).toHaveLength(20)
        expect(summary?.linkedIds.slice(0, 6).map(({ value }) => value)).toEqual(['l4', 'l3', 'l2', 'l1', 'l0', 'l24'])
      })
    })

    it('knows what others did with a linked id', async () => {
      await add(
        incomingVisit('mine', '1', noon, { linkedId: 'theirs too' }),
        incomingVisit('mine', '2', noon + 1, { linkedId: 'mine alone' }),
        incomingVisit('theirs', '3', noon + 2, { linkedId: 'theirs too', ipLocation: { latitude: 1, longitude: 2 } }),
        incomingVisit('theirs', '4', noon + 3),
        incomingVisit('hers', '5', noon + 3, { linkedId: 'theirs too' }),
        incomingVisit('hers', '0', noon - 1, { linkedId: 'theirs too' }),
      )
      const others = (linkedId: string, from: number, limit = 10) => store.visitsOfOthers(linkedId, 'mine', { from, limit })
      expect(ids(await others('theirs too', noon - 1))).toEqual(['5', '3', '0'])
      expect(ids(await others('theirs too', noon))).toEqual(['5', '3'])
      expect(ids(await others('theirs too', noon, 1))).toEqual(['5'])
      expect((await others('theirs too', noon))[1]?.ipLocation).toEqual({ latitude: 1, longitude: 2 })
      expect(await others('mine alone', 0)).toEqual([])
      // A thousand newer ones of the visitor's own hide what is older.
      await store.append(Array.from({ length: 1_000 }, (_, index) => incomingVisit('mine', `own-${index}`, noon + 10 + index, { linkedId: 'theirs too' })))
      expect(await others('theirs too', noon)).toEqual([])
    })

    it('offers ids that are one slip away, last seen first, at most three', async () => {
      await add(...['slipAB', 'slipBA', 'slipABC', 'slipA', 'slipXB', 'slpAB', 'slapXB'].map((id, index) => incomingVisit(id, '1', noon + index)))
      const similar = async (id: string) => (await store.similarVisitors(id)).map(({ visitorId }) => visitorId)
      expect(await similar('slipAB')).toEqual(['slpAB', 'slipXB', 'slipA'])
      expect(await similar('slipCAB')).toEqual(['slipAB'])
      expect(await similar('entirely-else')).toEqual([])
      expect(await similar('x'.repeat(64))).toEqual([])
    })

    it('forgets visitors and nobody else', { timeout: 60_000 }, async () => {
      await store.append(Array.from({ length: 4_500 }, (_, index) => incomingVisit('gone', `r${index}`, noon + Math.floor(index / 3), { linkedId: 'gone-id' })))
      await add(incomingVisit('stays', '1', noon, { linkedId: 'gone-id' }))
      const before = await store.totals()
      await store.removeVisitors(['gone', 'never-was'])
      const after = await store.totals()
      expect(before.visits - after.visits).toBe(4_500)
      expect(before.visitors - after.visitors).toBe(1)
      expect(await store.findVisitor('gone')).toBeNull()
      expect(await history('gone')).toEqual([])
      expect((await store.searchVisitors([{ kind: 'linkedId', value: 'gone-id' }], { limit: 5 })).visitors.map(({ visitorId }) => visitorId)).toEqual(['stays'])
      expect(await add(incomingVisit('gone', 'r1', noon))).toEqual({ accepted: 1, duplicates: 0, erased: 0, tooOld: 0 })
    })

    it('forgets single visits, and counts those that stay', { timeout: 60_000 }, async () => {
      const kept = incomingVisit('half', 'kept', noon, { linkedId: 'kept-id', ip: '203.0.113.9', ipLocation: { country: { code: 'FR' } } })
      await add(kept, incomingVisit('half', 'bare', noon + 1))
      const before = await store.findVisitor('half')
      const doomed = Array.from({ length: 2_500 }, (_, index) => incomingVisit('half', `r${index}`, noon - 5_000 + index * 4, { linkedId: index % 2 ? 'kept-id' : 'other-id', ip: '203.0.113.10', ipLocation: { country: { code: 'DE' } } }))
      await store.append(doomed)
      await store.removeVisits('half', [...doomed.map(({ visit }) => visit.requestId), 'never-was'])
      expect(await store.findVisitor('half')).toEqual(before)
      expect(await history('half')).toEqual(['bare', 'kept'])
      expect((await store.searchVisitors([{ kind: 'ip', value: '203.0.113.10' }, { kind: 'linkedId', value: 'other-id' }], { limit: 5 })).visitors.map(({ visitorId }) => visitorId)).not.toContain('half')
      await store.removeVisits('half', ['kept', 'bare'])
      expect(await store.findVisitor('half')).toBeNull()
    })

    it('keeps notes', async () => {
      expect(await store.readNote('demo')).toBeNull()
      await store.writeNote('demo', 'on')
      await store.writeNote('demo', 'off')
      expect(await store.readNote('demo')).toBe('off')
    })

    it('answers an empty page for text that no database stores', async () => {
      expect(await history('a\0b')).toEqual([])
      expect(await history('\ud800')).toEqual([])
    })
  })
}
