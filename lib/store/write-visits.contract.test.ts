import { expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

const seen = { ipLocation: { city: { name: 'Paris' }, latitude: 48.85, longitude: 2.35 }, browserDetails: { browserName: 'Chrome', os: 'Windows' } }

eachDatabase('writing visits', (createPlace) => {
  it('stores a place and a browser again that were swept out since it stored them', async () => {
    const { store, database, remove } = await openTemporaryStore(createPlace)
    await store.append([incomingVisit('first', 'r1', 1_000, seen)])
    await store.append([incomingVisit('first', 'r2', 2_000, seen)])
    await store.removeVisitors(['first'])
    for (const dictionary of ['places', 'clients'] as const) await database.kysely.deleteFrom(dictionary).execute()

    const both = await Promise.all(['second', 'third'].map((visitorId) => store.append([incomingVisit(visitorId, 'r1', 3_000, seen)])))
    expect(both).toEqual([{ accepted: 1, duplicates: 0, erased: 0, tooOld: 0 }, { accepted: 1, duplicates: 0, erased: 0, tooOld: 0 }])
    expect((await store.history('third', {}, { limit: 1 })).visits).toMatchObject([seen])
    await remove()
  })
})
