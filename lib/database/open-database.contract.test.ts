import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import { type Database, openDatabase } from './open-database'

let folder: string
let database: Database

const note = (key: string, value = key) => database.kysely.insertInto('store_notes').values({ key, value })
const keys = async () => (await database.kysely.selectFrom('store_notes').select('key').orderBy('key').execute()).map(({ key }) => key)

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'sightline-database-')), 'data')
  database = openDatabase({ folder, prepare: migrate })
})

afterEach(async () => {
  await database.close()
  await rm(join(folder, '..'), { recursive: true })
})

describe('openDatabase', () => {
  it('keeps its folder and its file to the owner', async () => {
    await keys()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const name of ['sightline.db', 'sightline.db-wal']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  it('answers what was written, and reports changed rows', async () => {
    const { numInsertedOrUpdatedRows } = await note('one').executeTakeFirstOrThrow()
    expect(numInsertedOrUpdatedRows).toBe(1n)
    expect(await note('two').returning('value').execute()).toEqual([{ value: 'two' }])
    expect(await keys()).toEqual(['one', 'two'])
  })

  it('carries bytes, whole numbers, floats and odd text through', async () => {
    const { rows } = await sql`select ${new Uint8Array([1, 0, 255])} as bytes, ${1_700_000_000_123} as whole, 7 / ${2} as halved, ${0.5} as part, ${'a\0b\ud800'} as text, ${true} as yes, ${null} as unknown`.execute(database.kysely)
    expect(rows).toEqual([{ bytes: new Uint8Array([1, 0, 255]), whole: 1_700_000_000_123, halved: 3, part: 0.5, text: 'a\ufffdb\ufffd', yes: 1, unknown: null }])
  })

  it('refuses a value that the driver would die of', async () => {
    await expect(sql`select ${new Date(0)}`.execute(database.kysely)).rejects.toMatchObject({ code: 'bad_parameter' })
    await expect(sql`select ${Number.NaN}`.execute(database.kysely)).rejects.toMatchObject({ code: 'bad_parameter' })
  })

  it('undoes a failed transaction and lets others wait for it', async () => {
    const failing = database.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('store_notes').values({ key: 'undone', value: '' }).execute()
      throw new Error('on purpose')
    })
    const waiting = note('kept').execute()
    await expect(failing).rejects.toThrow('on purpose')
    await waiting
    expect(await keys()).toEqual(['kept'])
  })

  it('reads beside an open transaction without seeing into it', async () => {
    await database.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('store_notes').values({ key: 'inside', value: '' }).execute()
      expect(await keys()).toEqual([])
      expect(await transaction.selectFrom('store_notes').select('key').execute()).toEqual([{ key: 'inside' }])
    })
    expect(await keys()).toEqual(['inside'])
  })

  it('runs a batch whole or not at all', async () => {
    const insert = 'insert into store_notes (key, value) values (?, ?)'
    await expect(database.batch([{ sql: insert, many: [['a', ''], ['b', '']] }, { sql: insert, parameters: ['a', ''] }])).rejects.toMatchObject({ code: 'unique' })
    expect(await keys()).toEqual([])
    const [result] = await database.batch([{ sql: insert, many: [['a', ''], ['b', '']], expectChanges: 2 }])
    expect(result?.changes).toBe(2)
  })

  it('undoes a batch that changes another number of rows than expected', async () => {
    await note('a').execute()
    const sqlText = 'insert into store_notes (key, value) values (?, ?) on conflict do nothing'
    await expect(database.batch([{ sql: sqlText, many: [['a', ''], ['b', '']], expectChanges: 2 }])).rejects.toMatchObject({ code: 'changed_meanwhile' })
    expect(await keys()).toEqual(['a'])
  })

  it('refuses a write on the reading thread', async () => {
    await keys()
    await expect(database.read([{ sql: 'delete from store_notes' }])).rejects.toMatchObject({ code: 'read_only' })
  })

  it('names what is wrong with a statement', async () => {
    await note('a').execute()
    await expect(note('a').execute()).rejects.toMatchObject({ code: 'unique' })
    await expect(sql`select nonsense`.execute(database.kysely)).rejects.toMatchObject({ code: 'failed', name: 'DatabaseError' })
  })

  it('refuses answers without bound', async () => {
    const endless = sql`select a.n from (with recursive c(n) as (values (1) union all select n + 1 from c where n < 100001) select n from c) a`
    await expect(endless.execute(database.kysely)).rejects.toMatchObject({ code: 'result_too_large' })
  })

  it('is shared by two openers, who may both migrate at once', async () => {
    const other = openDatabase({ folder, prepare: migrate })
    await Promise.all([note('a').execute(), other.kysely.insertInto('store_notes').values({ key: 'b', value: '' }).execute()])
    expect(await keys()).toEqual(['a', 'b'])
    await other.close()
  })

  it('is closed for good, and says so', async () => {
    await note('a').execute()
    await database.close()
    await expect(keys()).rejects.toMatchObject({ code: 'closed' })
    database = openDatabase({ folder, prepare: migrate })
    expect(await keys()).toEqual(['a'])
  })

  it('says that a file is no database', async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
    database = openDatabase({ folder })
    await database.kysely.selectFrom('store_notes').select('key').execute().catch(() => undefined)
    await database.close()
    await writeFile(join(folder, 'sightline.db'), 'x'.repeat(10_000))
    database = openDatabase({ folder, prepare: migrate })
    await expect(keys()).rejects.toMatchObject({ code: 'corrupt' })
  })

  it('says that a folder cannot be used', async () => {
    const blocked = openDatabase({ folder: '/dev/null/data' })
    await expect(blocked.kysely.selectFrom('store_notes').select('key').execute()).rejects.toMatchObject({ code: 'cannot_open' })
    await blocked.close()
  })

  it('refuses PostgreSQL for now, in a sentence', () => {
    expect(() => openDatabase({ databaseUrl: 'postgres://localhost/sightline' })).toThrow(/^DATABASE_URL cannot be used yet/)
  })
})
