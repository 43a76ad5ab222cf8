import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator, sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../migrate'
import { type Database, openDatabase } from '../open-database'
import { migrations } from './index'

let folder: string
let database: Database
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-migration-'))
  database = openDatabase({ folder })
  await new Migrator({ db: database.kysely, provider: { getMigrations: async () => migrations } }).migrateTo('010-retention')
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

// Of SQLite, whose stores are the ones that there are: the statements are the same.
it('takes over the sums of 30 days that hold, and no others', async () => {
  const cells = [[0, 95], [1, 3], [1, 4], [1, 5], [5, 3]]
  await database.batch([
    { sql: `insert into map_cells (grain, bucket, cell, visits, incognito, bots, sketch) values (?, ?, 7, 1, 0, 0, '')`, many: cells },
    // 30 days of which one is to be counted anew, and 30 that are to be summed up anew.
    { sql: 'insert into map_stale (kind, bucket) values (?, ?)', many: [['day', 4 * 30 + 2], ['period', 5]] },
  ])
  await migrate(database)

  expect(await database.kysely.selectFrom('map_spans').select(['grain', 'bucket']).orderBy('grain').execute()).toEqual([{ grain: 1, bucket: 3 }, { grain: 5, bucket: 3 }])
  expect(await database.kysely.selectFrom('map_cells').select(['grain', 'bucket']).orderBy('grain').execute()).toEqual([{ grain: 0, bucket: 95 }, { grain: 1, bucket: 3 }, { grain: 5, bucket: 3 }])
  const { rows } = await sql`select kind, bucket from map_stale`.execute(database.kysely)
  expect(rows).toEqual([{ kind: 'day', bucket: 122 }])
})
