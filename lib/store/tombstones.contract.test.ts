import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { eachDatabase } from '../database/test-helpers/each-database'
import type { Visit } from '../visits/visit'
import { carryTombstones } from './carry-tombstones'
import { createVisitStore } from './create-visit-store'
import { createIntakeGuard } from './intake-guard'
import { createPreparer } from './prepared-visit'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import { getTombstoneKey, layTombstones, tombstoneHash, type Erased } from './tombstones'
import type { VisitStore } from './visit-store'

const noon = Date.UTC(2025, 5, 1, 12)

eachDatabase('tombstones', (createPlace) => {
  let place: DatabasePlace
  let database: Database
  let store: VisitStore
  let other: VisitStore
  beforeEach(async () => {
    place = await createPlace()
    database = openDatabase({ ...place.options, prepare: migrate })
    store = createVisitStore(database)
    other = createVisitStore(openDatabase({ ...place.options, prepare: migrate }))
  })
  afterEach(async () => {
    await Promise.all([store.close(), other.close()])
    await place.remove()
  })

  async function lay(...erased: Erased[]): Promise<void> {
    const key = await getTombstoneKey(database)
    await database.batch(layTombstones(database, erased.map((one) => ({ hash: tombstoneHash(key, one), erasedAt: noon }))))
  }

  it('refuse a visitor and a linked id, and nobody else, at every opener', async () => {
    await other.append([incomingVisit('before', 'r', noon)])
    await lay(['visitor', 'gone'], ['linked_id', 'account 7'])
    const visits = [
      incomingVisit('gone', 'a', noon), incomingVisit('gone', 'b', noon), incomingVisit('someone', 'a', noon, { linkedId: 'account 7' }),
      // Their ids name something else here.
      incomingVisit('account 7', 'a', noon), incomingVisit('someone', 'b', noon, { linkedId: 'gone' }),
    ]
    for (const one of [store, other]) expect(await one.append(visits)).toEqual({ accepted: one === store ? 2 : 0, duplicates: one === store ? 0 : 2, erased: 3, tooOld: 0 })
    expect(await store.totals()).toEqual({ visits: 3, visitors: 3 })
    expect(other.tally()).toMatchObject({ accepted: 1, duplicates: 2, erased: 3, tooOld: 0 })
    const erasedAt = await other.readErased()
    expect([erasedAt('visitor', 'gone'), erasedAt('visitor', 'gone'), erasedAt('linked_id', 'gone'), erasedAt('linked_id', 'gone')]).toEqual([noon, noon, undefined, undefined])
    await lay(['visitor', 'before'])
    expect(await other.append([incomingVisit('before', 'r2', noon)])).toMatchObject({ erased: 1 })
  })

  it('keep out of every list, before anything is removed', async () => {
    const here = { ip: '203.0.113.9', ipLocation: { latitude: 52.5, longitude: 13.4, country: { code: 'DE' } } }
    await store.append([
      incomingVisit('stays1', 'a', noon, { ...here, linkedId: 'account 8' }), incomingVisit('stays1', 'b', noon + 1, { ...here, linkedId: 'account 7' }),
      incomingVisit('stays2', 'a', noon, { ...here, linkedId: 'account 8' }),
    ])
    await lay(['visitor', 'stays2'], ['linked_id', 'account 7'])
    const linkedId = { kind: 'linkedId', value: 'account 8' } as const
    const named = ({ visitors }: { visitors: readonly { visitorId: string; linkedIds: readonly (string | { value: string })[] }[] }) =>
      visitors.map(({ visitorId, linkedIds }) => [visitorId, linkedIds.map((listed) => (typeof listed === 'string' ? listed : listed.value))])
    const only = [['stays1', ['account 8']]]
    expect(named(await other.search({ leads: [linkedId], filter: {} }, { limit: 10 }))).toEqual(only)
    expect(named(await other.searchVisitors([linkedId], { limit: 10 }))).toEqual(only)
    expect(named({ visitors: await other.similarVisitors('stays3') })).toEqual(only)
    expect(named(await other.sharers(linkedId, { limit: 10 }))).toEqual(only)
    expect(named(await other.cellVisitors({ bounds: { south: 50, west: 10, north: 55, east: 15 }, size: 5, filter: {}, order: 'visits', limit: 10 }))).toEqual(only)
    const erased = { kind: 'linkedId', value: 'account 7' } as const
    expect(await other.search({ leads: [erased], filter: {} }, { limit: 10 })).toEqual({ visitors: [] })
    expect(await other.search({ leads: [], filter: { linkedId: 'account 7' } }, { limit: 10 })).toEqual({ visitors: [] })
    expect(named(await other.search({ leads: [erased, linkedId], filter: {} }, { limit: 10 }))).toEqual(only)
    expect((await other.findVisitor('stays1'))?.linkedIds.map(({ value }) => value)).toEqual(['account 8'])
    expect(await other.findVisitor('stays2')).toBeNull()
    expect((await other.history('stays1', {}, { limit: 10 })).visits.map(({ requestId }) => requestId)).toEqual(['a'])
    expect((await other.findVisit('stays1', 'a'))?.visit.requestId).toBe('a')
    expect(await other.findVisit('stays1', 'b')).toBeNull()
    const keys = [['stays1', 'a'], ['stays1', 'b'], ['stays2', 'a']] as const
    expect((await other.visitsByKey(keys)).map(({ requestId }) => requestId)).toEqual(['a'])
    expect(await other.visitsOfOthers('account 8', 'stays1', { from: 0, limit: 10 })).toEqual([])
    const exported: Visit[] = []
    for await (const chunk of other.matchingVisits({ leads: [], filter: {} })) exported.push(...chunk)
    expect(exported.map(({ visitorId, requestId }) => `${visitorId} ${requestId}`)).toEqual(['stays1 a'])
  })

  it('let nothing in that is appended while they are laid', async () => {
    for (let round = 0; round < 5; round += 1) {
      const visitorId = `round${round}`
      const appends = Array.from({ length: 40 }, (_, index) => (index % 2 ? store : other).append([incomingVisit(visitorId, `r${index}`, noon + index), incomingVisit('stays', `${round}-${index}`, noon)]))
      await Promise.all([appends[round], appends[round + 1]])
      await lay(['visitor', visitorId])
      await store.removeVisitors([visitorId])
      const reports = await Promise.all(appends)
      expect(reports.every(({ accepted, erased }) => accepted + erased === 2)).toBe(true)
      expect(await store.findVisitor(visitorId)).toBeNull()
      expect(await store.countHistory(visitorId, {})).toBe(0)
    }
    await other.settle()
    expect(await store.countHistory('stays', {})).toBe(200)
  })

  it('let nothing in that was sifted before them, though a look-up has read them since', async () => {
    const guard = createIntakeGuard(database, () => noon)
    const sifted = await guard.sift([createPreparer()(incomingVisit('gone', 'a', noon))])
    expect(sifted.allowed).toHaveLength(1)
    await database.batch([guard.statement(sifted)])
    await lay(['visitor', 'gone'])
    expect((await guard.readErased())('visitor', 'gone')).toBe(noon)
    await expect(database.batch([guard.statement(sifted)])).rejects.toMatchObject({ code: 'changed_meanwhile' })
  })

  it('hold in another store too, beside those that it has', async () => {
    await lay(['visitor', 'gone'])
    const target = await openTemporaryStore(createPlace)
    const key = await getTombstoneKey(target.database)
    await target.database.batch(layTombstones(target.database, [{ hash: tombstoneHash(key, ['visitor', 'gone there']), erasedAt: noon + 1 }]))
    await target.store.append([incomingVisit('someone', 'r', noon)])
    await carryTombstones(database, target.database)
    await carryTombstones(database, target.database)
    expect(await target.store.append([incomingVisit('gone', 'r', noon), incomingVisit('gone there', 'r', noon)])).toEqual({ accepted: 0, duplicates: 0, erased: 2, tooOld: 0 })
    expect((await target.store.readErased())('visitor', 'gone there')).toBe(noon + 1)
    await target.remove()
  })
})
