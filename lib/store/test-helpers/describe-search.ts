import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lead, SearchPage, SearchPlace, SearchQuestion, VisitPlace, VisitsQuestion } from '../search-types'
import type { VisitStore } from '../visit-store'
import { incomingVisit } from './incoming-visit'

const noon = Date.UTC(2025, 5, 1, 12)
const hour = 3_600_000

/** How visits are searched, whatever database is under the store. */
export function describeSearch(open: () => Promise<{ store: VisitStore; remove: () => Promise<void> }>) {
  let store: VisitStore
  let remove: () => Promise<void>
  beforeAll(async () => {
    ;({ store, remove } = await open())
    const berlin = { city: { name: 'Berlin' }, country: { code: 'DE' } }
    const lima = { city: { name: 'Lima' }, country: { code: 'PE' } }
    const chrome = { browserName: 'Chrome', os: 'Windows', botProbability: 0.1 }
    const robot = { browserName: 'Chrome', os: 'Linux', botProbability: 0.9 }
    await store.append([
      incomingVisit('anna', '1', noon, { linkedId: 'acct', ip: '198.51.100.7', url: 'https://shop.example/Checkout/77?a=b', ipLocation: berlin, browserDetails: chrome, incognito: true }),
      incomingVisit('anna', '2', noon + hour, { linkedId: 'acct', ip: '198.51.100.7', url: 'https://shop.example/', ipLocation: lima, browserDetails: chrome }),
      incomingVisit('anna', '3', noon + 4 * hour, { ip: '192.0.2.1' }),
      incomingVisit('bela', '1', noon + 2 * hour, { linkedId: 'acct', ip: '198.51.100.200', url: 'https://shop.example/checkout/78', ipLocation: berlin, browserDetails: robot }),
      incomingVisit('cora', '1', noon + 3 * hour, { linkedId: 'other', ip: '2001:db8:77::1', url: 'https://shop.example/100%_checkout', ipLocation: lima, browserDetails: robot }),
      ...Array.from({ length: 700 }, (_, index) => incomingVisit(`crowd-${String(index % 350).padStart(3, '0')}`, `r${index}`, noon - index * 1_000, { ip: '203.0.113.5', url: 'https://shop.example/office', ipLocation: index % 3 ? lima : berlin })),
    ])
  })
  afterAll(() => remove())

  const page = (question: Partial<SearchQuestion>, after?: SearchPlace, limit = 10): Promise<SearchPage> => store.search({ leads: [], filter: {}, ...question }, { limit, after })
  const found = async (question: Partial<SearchQuestion>) => (await page(question)).visitors.map(({ visitorId }) => visitorId)
  const lead = (kind: Exclude<Lead['kind'], 'time'>, value: string, windows?: { from: number; to: number }[]): Lead => ({ kind, value, ...(windows && { windows }) })

  it('finds by part of a URL, letters in either case, wildcards as they stand', async () => {
    expect(await found({ leads: [lead('url', '/checkout/')] })).toEqual(['bela', 'anna'])
    expect(await found({ leads: [lead('url', '/CHECKOUT/77')] })).toEqual(['anna'])
    expect(await found({ leads: [lead('url', '0%_c')] })).toEqual(['cora'])
    expect(await found({ leads: [lead('url', '/nowhere')] })).toEqual([])
    expect(await found({ filter: { urlPart: '/checkout/' } })).toEqual(['bela', 'anna'])
  })

  it('tells the newest visit that matches beside the whole visitor', async () => {
    expect((await page({ leads: [lead('url', '/checkout/77')] })).visitors).toMatchObject([
      { visitorId: 'anna', visits: 3, firstSeen: noon, lastSeen: noon + 4 * hour, newest: { time: noon, visitorId: 'anna', requestId: '1' } },
    ])
  })

  it.each<[string, Partial<SearchQuestion>, string[]]>([
    ['an account in a country', { leads: [lead('linkedId', 'acct')], filter: { country: 'DE' } }, ['bela', 'anna']],
    ['an account in incognito mode', { leads: [lead('linkedId', 'acct')], filter: { incognito: true } }, ['anna']],
    ['all of it at the same visit', { leads: [lead('linkedId', 'acct')], filter: { country: 'PE', incognito: true } }, []],
    ['bots alone', { filter: { minBotProbability: 0.5 } }, ['cora', 'bela']],
    ['a system and a city', { filter: { os: 'Linux', city: 'Berlin' } }, ['bela']],
    ['a linked id by the filter', { filter: { linkedId: 'acct', browserName: 'Chrome' } }, ['bela', 'anna']],
    ['an address by the filter', { filter: { ip: '198.51.100.7', to: noon } }, ['anna']],
    ['a network by the filter', { filter: { network: '198.51.100.128/25' } }, ['bela']],
    ['a range of time', { filter: { from: noon + 3 * hour, to: noon + 4 * hour } }, ['anna', 'cora']],
    ['a window', { leads: [{ kind: 'time', window: { from: noon + 2 * hour, to: noon + 3 * hour } }] }, ['cora', 'bela']],
    ['an address within a window', { leads: [lead('ip', '198.51.100.7', [{ from: noon + 1, to: noon + 2 * hour }, { from: 0, to: 1 }])] }, ['anna']],
    ['an address outside of a window', { leads: [lead('ip', '198.51.100.7', [{ from: 0, to: 1 }])] }, []],
    ['any of the leads', { leads: [lead('ip', '192.0.2.1', [{ from: 0, to: noon * 2 }]), lead('url', '/checkout/78'), lead('network', '2001:db8:77::/48')], filter: {} }, ['anna', 'cora', 'bela']],
    ['a beginning, filtered', { leads: [lead('visitorIdPart', 'be')], filter: { country: 'DE' } }, ['bela']],
    ['an id, filtered', { leads: [lead('visitorId', 'anna')], filter: { country: 'PE' } }, ['anna']],
    ['an address that is none', { leads: [lead('ip', 'nonsense')], filter: { incognito: true } }, []],
    ['a network that is none', { leads: [lead('network', 'nonsense')], filter: { incognito: true } }, []],
    ['nothing that a filter finds', { filter: { country: 'XX' } }, []],
  ])('finds %s', async (_, question, expected) => {
    expect(await found(question)).toEqual(expected)
  })

  it.each<[string, Partial<SearchQuestion>]>([
    ['a URL of many', { leads: [lead('url', '/office')] }],
    ['an address of many', { filter: { ip: '203.0.113.5' } }],
    ['a country', { filter: { country: 'PE', to: noon } }],
    ['a beginning of many', { leads: [lead('visitorIdPart', 'crowd-')], filter: { to: noon } }],
  ])('lists each visitor of %s once over all pages, newest first', async (_, question) => {
    const seen: string[] = []
    const times: number[] = []
    let after: SearchPlace | undefined
    do {
      const { visitors, next, lookedBack } = await page(question, after, 60)
      expect(lookedBack).toBeUndefined()
      seen.push(...visitors.map(({ visitorId }) => visitorId))
      times.push(...visitors.flatMap(({ newest }) => newest?.time ?? []))
      after = next
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((visitorId) => visitorId.startsWith('crowd-'))).toHaveLength(350)
    expect(times).toEqual([...times].sort((one, other) => other - one))
    expect(times).toHaveLength(seen.length)
  })

  it('knows who shares an account, and what they did with it', async () => {
    const shared = { kind: 'linkedId', value: 'acct' } as const
    expect(await store.countShared(shared)).toEqual({ visitors: 2, visits: 3, firstSeen: noon, lastSeen: noon + 2 * hour, atLeast: false })
    expect(await store.sharers(shared, { limit: 5 })).toEqual({
      visitors: [
        {
          visitorId: 'bela', visits: 1, firstSeen: noon + 2 * hour, lastSeen: noon + 2 * hour, looked: 1, incognito: 0, botProbability: 0.9,
          browsers: ['Chrome'], systems: ['Linux'], devices: [], places: ['Berlin, DE'], ips: ['198.51.100.200'], linkedIds: ['acct'],
        },
        {
          visitorId: 'anna', visits: 2, firstSeen: noon, lastSeen: noon + hour, looked: 2, incognito: 1, botProbability: 0.1,
          browsers: ['Chrome'], systems: ['Windows'], devices: [], places: ['Lima, PE', 'Berlin, DE'], ips: ['198.51.100.7'], linkedIds: ['acct'],
        },
      ],
      facts: { looked: 3, incognito: 1, countries: ['DE', 'PE'], countryCount: 2, ipCount: 2, linkedIdCount: 1 },
    })
    expect(await store.countShared({ kind: 'linkedId', value: 'nobody' })).toBeNull()
    expect((await store.sharers({ kind: 'linkedId', value: 'nobody' }, { limit: 5 })).visitors).toEqual([])
  })

  it('knows who was on a network, page by page', async () => {
    const seen: string[] = []
    let after: VisitPlace | undefined
    do {
      const { visitors, next } = await store.sharers({ kind: 'network', value: '203.0.113.0/24' }, { limit: 100, after })
      seen.push(...visitors.map(({ visitorId }) => visitorId))
      expect(visitors.every(({ visits, looked }) => visits === 2 && looked === 2)).toBe(true)
      after = next
    } while (after)
    expect(seen).toHaveLength(350)
    expect(new Set(seen).size).toBe(350)
    expect(await store.countShared({ kind: 'network', value: '198.51.100.0/24' })).toMatchObject({ visitors: 2, visits: 3 })
    expect(await store.countShared({ kind: 'network', value: 'nonsense' })).toBeNull()
  })

  it('orders the visitors of few ids and addresses by their last visit, and pages them', async () => {
    const leads = [lead('linkedId', 'acct'), lead('network', '2001:db8:77::/48')]
    const first = await page({ leads }, undefined, 2)
    expect(first.visitors.map(({ visitorId }) => visitorId)).toEqual(['anna', 'cora'])
    expect(first.next).toEqual({ lastSeen: noon + 3 * hour, visitorId: 'cora' })
    expect((await page({ leads }, first.next, 2)).visitors.map(({ visitorId }) => visitorId)).toEqual(['bela'])
  })

  describe('all visits that match', () => {
    const walked = async (question: Partial<VisitsQuestion>) => {
      const pages: string[][] = []
      for await (const page of store.matchingVisits({ leads: [], filter: {}, ...question })) pages.push(page.map(({ visitorId, requestId }) => `${visitorId} ${requestId}`))
      return pages
    }

    it('come each once, newest first, in pages of a hundred', async () => {
      const pages = await walked({ leads: [lead('ip', '203.0.113.5'), lead('visitorIdPart', 'crowd-'), lead('network', '198.51.100.0/24')] })
      expect(pages.every((page) => page.length <= 100)).toBe(true)
      const all = pages.flat()
      expect([all.length, new Set(all).size, all.slice(0, 4), all.at(-1)]).toEqual([703, 703, ['bela 1', 'anna 2', 'crowd-000 r0', 'anna 1'], 'crowd-349 r699'])
    })

    it('are of the whole archive without a lead, and of the times of the filter', async () => {
      expect((await walked({})).flat()).toHaveLength(705)
      expect((await walked({ filter: { from: noon + 1, to: noon + 3 * hour } })).flat()).toEqual(['cora 1', 'bela 1', 'anna 2'])
      expect((await walked({ leads: [lead('linkedId', 'acct')], filter: { to: noon + hour } })).flat()).toEqual(['anna 2', 'anna 1'])
    })

    it('leave pages without visits where a stretch has none', async () => {
      const pages = await walked({ filter: { city: 'Nowhere' } })
      expect([pages.length > 0, pages.flat()]).toEqual([true, []])
    })
  })
}
