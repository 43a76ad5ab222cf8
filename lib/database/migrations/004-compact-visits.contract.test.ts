import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator, sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createVisitStore } from '../../store/create-visit-store'
import { migrate } from '../migrate'
import { type Database, openDatabase } from '../open-database'
import { migrations } from './index'

let folder: string
let database: Database
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-migration-'))
  database = openDatabase({ folder })
  const migrator = new Migrator({ db: database.kysely, provider: { getMigrations: async () => migrations } })
  await migrator.migrateTo('003-audit')
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

type Old = [requestId: string, time: number, fields: { url: string | null; city: string | null }]

const writeOld = (visits: readonly Old[]) => database.batch([
  {
    sql: `insert into visits (visitor_id, request_id, time, linked_id, ip, incognito, bot_probability, latitude, city_name, browser_name, url,
      place_digest, client_digest, ip_digest, linked_id_digest, url_digest) values ('v', ?, ?, 'L', zeroblob(16), 1, 0.25, 48.85, ?, 'Chrome', ?, 1, 2, 3, 4, 5)`,
    many: visits.map(([requestId, time, { url, city }]) => [requestId, time, city, url]),
  },
  {
    sql: `insert into visit_raw (visitor_id, request_id, raw, raw_size, notes) values ('v', ?, ?, 20, '["a note"]')`,
    many: visits.map(([requestId]) => [requestId, JSON.stringify({ of: requestId })]),
  },
])

it('carries every visit over, and shares what visits have in common', async () => {
  await writeOld([
    ['r1', 1, { url: 'https://example.com/A', city: 'Paris' }],
    ['r2', 2, { url: 'https://example.com/A', city: 'Paris' }],
    ['r3', 3, { url: null, city: null }],
    ...Array.from({ length: 1_100 }, (_, index): Old => [`many-${index}`, 10 + index, { url: 'https://example.com/many', city: 'Paris' }]),
  ])
  await migrate(database)

  const store = createVisitStore(database)
  expect(await store.countHistory('v', {})).toBe(1_103)
  const { visits } = await store.history('v', { to: 3 }, { limit: 5 })
  expect(visits).toMatchObject([
    { requestId: 'r3', ipLocation: { latitude: 48.85 } },
    { requestId: 'r2', url: 'https://example.com/A', linkedId: 'L', incognito: true, ipLocation: { city: { name: 'Paris' } }, browserDetails: { browserName: 'Chrome', botProbability: 0.25 } },
    { requestId: 'r1' },
  ])
  expect(visits[0]).not.toHaveProperty('url')
  expect(await store.findVisit('v', 'r1')).toMatchObject({ raw: { of: 'r1' }, rawSize: 20, notes: ['a note'] })
  const { rows } = await sql`select (select count(*) from places) as places, (select count(*) from clients) as clients, (select count(*) from urls) as urls`.execute(database.kysely)
  expect(rows).toEqual([{ places: 2, clients: 1, urls: 2 }])
})
