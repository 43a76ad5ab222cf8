import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database } from '../database/open-database'
import { eachDatabase } from '../database/test-helpers/each-database'
import { mergeUrlParts } from './merge-url-parts'
import { sweepLeftovers } from './sweep-leftovers'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import type { VisitStore } from './visit-store'

const noon = Date.UTC(2025, 5, 1, 12)

eachDatabase('what is left of removed visits', (createPlace, kind) => {
  let opened: Awaited<ReturnType<typeof openTemporaryStore>>
  let store: VisitStore
  let database: Database
  beforeEach(async () => {
    opened = await openTemporaryStore(createPlace)
    ;({ store, database } = opened)
  })
  afterEach(() => opened.remove())

  const visit = (visitorId: string, requestId: string, city: string, agent: string) => incomingVisit(visitorId, requestId, noon, {
    url: `https://shop.example/${city}`, ipLocation: { latitude: 50, longitude: 8, city: { name: city }, country: { code: 'DE' } }, browserDetails: { userAgent: agent },
  })
  const listed = async (table: 'places' | 'clients', column: 'city_name' | 'user_agent') => {
    const { rows } = await sql<{ value: string }>`select ${sql.ref(column)} as value from ${sql.table(table)} where ${sql.ref(column)} is not null order by 1`.execute(database.kysely)
    return rows.map(({ value }) => value)
  }
  const placesAndAgents = async () => [await listed('places', 'city_name'), await listed('clients', 'user_agent')]

  it('is forgotten with its last visit, in the map too', async () => {
    await store.append([visit('gone', 'a', 'Alone', 'agent alone'), visit('gone', 'b', 'Shared', 'agent shared'), visit('stays', 'a', 'Shared', 'agent shared')])
    await store.removeVisitors(['gone'])
    await sweepLeftovers(database)
    expect(await placesAndAgents()).toEqual([['Shared'], ['agent shared']])
    const named = await database.kysely.selectFrom('map_places').select('place').distinct().execute()
    expect(named).toEqual([])
    expect(await database.kysely.selectFrom('erasure_leftovers').selectAll().execute()).toEqual([])
    await store.append([visit('stays', 'b', 'Alone', 'agent shared'), visit('stays', 'c', 'Shared', 'agent shared')])
    expect((await store.history('stays', {}, { limit: 9 })).visits.map(({ ipLocation }) => ipLocation?.city?.name).sort()).toEqual(['Alone', 'Shared', 'Shared'])
  })

  it('stays where it comes again while it is looked for', async () => {
    const rounds = Array.from({ length: 30 }, (_, index) => index)
    await store.append(rounds.map((index) => visit('gone', `${index}`, `City ${index}`, `agent ${index}`)))
    await store.removeVisitors(['gone'])
    const sweeping = sweepLeftovers(database)
    for (const index of rounds) await store.append([visit('back', `${index}`, `City ${index}`, `agent ${index}`)])
    await sweeping
    await sweepLeftovers(database)
    const { visits } = await store.history('back', {}, { limit: 50 })
    expect(visits.map(({ ipLocation, browserDetails }) => [ipLocation?.city?.name, browserDetails?.userAgent].join()).sort()).toEqual(rounds.map((index) => `City ${index},agent ${index}`).sort())
  })

  // The files of a PostgreSQL are those of its server.
  if (kind === 'SQLite') it('is not in the bytes of the files', { timeout: 60_000 }, async () => {
    // Enough, and in such an order, that trees are split and SQLite leaves copies behind.
    const visits = Array.from({ length: 5_000 }, (_, index) => {
      const mark = index % 10 === 0 ? 'canary' : 'sparrow'
      const id = `${((index * 7_919) % 5_000).toString(36)}-${mark}-visitor`
      return { ...incomingVisit(id, `${mark}-request-${index}`, noon + index, { linkedId: `${(index * 31) % 977}-${mark}-account`, url: `https://${mark}.example/${index}`, browserDetails: { userAgent: `${mark} ${index % 500}` } }), raw: { tag: `${mark}-raw-${index}` } }
    })
    for (let start = 0; start < visits.length; start += 1_000) await store.append(visits.slice(start, start + 1_000))
    await store.removeVisitors(visits.map((one) => one.visit.visitorId).filter((id) => id.includes('canary')))
    await sweepLeftovers(database)
    await store.refreshRollups()
    await mergeUrlParts(database)
    expect(await database.scrub()).toBe(true)
    const bytes = ['', '-wal', '-shm'].map((ending) => readFileSync(join(opened.folder, `sightline.db${ending}`)))
    expect(bytes.map((file) => file.indexOf('canary'))).toEqual([-1, -1, -1])
    expect(bytes[0]?.indexOf('sparrow')).toBeGreaterThan(0)
    expect((await sql`pragma integrity_check`.execute(database.kysely)).rows).toEqual([{ integrity_check: 'ok' }])
    await sql`create virtual table url_terms using fts5vocab('url_parts', 'row')`.execute(database.kysely)
    expect((await sql`select term from url_terms where term in ('can', 'par')`.execute(database.kysely)).rows).toEqual([{ term: 'par' }])
    expect(await store.totals()).toEqual({ visits: 4_500, visitors: 4_500 })
  })
})
