import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layOutShards } from '../database/lay-out-shards'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { createDatabaseAt } from '../database/test-helpers/create-database-at'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { createPostgresDatabase } from '../database/test-helpers/each-database'
import { type PostgresServer, startPostgres } from '../database/test-helpers/start-postgres'
import { createVisitStore } from './create-visit-store'
import { describeStore } from './test-helpers/describe-store'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import type { VisitStore } from './visit-store'

const noon = Date.UTC(2025, 5, 1, 12)
const early = Array.from({ length: 40 }, (_, index) => incomingVisit(`early${index}`, 'r', noon + index))
let servers: PostgresServer[]
beforeAll(async () => {
  servers = await Promise.all([startPostgres(), startPostgres()])
}, 60_000)
afterAll(async () => {
  await Promise.all(servers.map((server) => server.remove()))
})

/** A database whose visits lie on the two servers; some were there before. */
async function createShardedPlace(): Promise<DatabasePlace> {
  const place = await createPostgresDatabase()
  const shards = await Promise.all(servers.map(({ url }) => createDatabaseAt(url)))
  const before = createVisitStore(openDatabase({ ...place.options, prepare: migrate }))
  await before.append(early)
  await before.close()
  await layOutShards(place.options.databaseUrl ?? '', shards.map(({ options }) => options.databaseUrl ?? ''))
  const remove = async () => {
    for (const one of [place, ...shards]) await one.remove()
  }
  return { ...place, remove }
}

describe('a store over two shards', () => describeStore(() => openTemporaryStore(createShardedPlace)))

describe('two shards', () => {
  let place: DatabasePlace
  let database: Database
  let store: VisitStore
  beforeAll(async () => {
    place = await createShardedPlace()
    database = openDatabase({ ...place.options, prepare: migrate })
    store = createVisitStore(database)
  })
  afterAll(async () => {
    await store.close()
    await place.remove()
  })

  const planOf = async (query: ReturnType<typeof sql>) => {
    const { rows } = await sql<Record<string, string>>`explain (verbose, costs off) ${query}`.execute(database.kysely)
    return rows.map((row) => Object.values(row).join()).join('\n')
  }
  const visitorsOf = async (shard: number) => {
    const { rows } = await sql<{ visitor_id: string }>`select visitor_id from ${sql.table(`visits_${shard}`)} order by visitor_id`.execute(database.kysely)
    return rows.map((row) => row.visitor_id)
  }

  it('each hold a part of the visits that were there before', async () => {
    const [first, second] = [await visitorsOf(1), await visitorsOf(2)]
    expect(Math.min(first.length, second.length)).toBeGreaterThan(5)
    expect([...first, ...second].sort()).toEqual(early.map(({ visit }) => visit.visitorId).sort())
  })

  it('are asked one alone for a visitor, in the order that is asked for', async () => {
    const plan = await planOf(sql`select request_id, time from visits where visitor_id = 'early7' order by time desc, request_id desc limit 50`)
    expect(plan.match(/Foreign Scan/g)).toHaveLength(1)
    expect(plan).toMatch(/Remote SQL: .*visitor_id = 'early7'.*ORDER BY "time" DESC/)
  })

  it('add up for each visitor where the visits are', async () => {
    const plan = await planOf(sql`select visitor_id, count(*), max(time) from visits group by visitor_id`)
    expect(plan.match(/Remote SQL: SELECT visitor_id, count\(\*\), max\("time"\) FROM .* GROUP BY/g)).toHaveLength(2)
  })

  it('answer for their own visitors while the other is stopped, and lose nothing that was acknowledged', { timeout: 60_000 }, async () => {
    const [here, there] = [(await visitorsOf(1))[0] ?? '', (await visitorsOf(2))[0] ?? '']
    const more = (visitorId: string, requestId: string) => store.append([incomingVisit(visitorId, requestId, noon + 1_000)])
    await more(there, 'acknowledged')
    await servers[1]?.stop()
    expect(await more(here, 'meanwhile')).toEqual({ accepted: 1, duplicates: 0, erased: 0, tooOld: 0 })
    expect((await store.history(here, {}, { limit: 10 })).visits).toHaveLength(2)
    await expect(store.history(there, {}, { limit: 10 })).rejects.toMatchObject({ code: 'shard_unreachable', message: expect.stringContaining('a part of the visits') })
    await expect(more(there, 'refused')).rejects.toMatchObject({ code: 'shard_unreachable' })
    await servers[1]?.start()
    await more(there, 'again')
    const { visits } = await store.history(there, {}, { limit: 10 })
    expect(visits.map(({ requestId }) => requestId).sort()).toEqual(['acknowledged', 'again', 'r'])
    expect(await store.findVisitor(there)).toMatchObject({ visits: 3 })
  })

  it('are laid out once', async () => {
    await expect(layOutShards(place.options.databaseUrl ?? '', [])).rejects.toThrow('lie on other servers already')
  })
})
