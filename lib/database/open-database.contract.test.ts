import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from './migrate'
import { type Database, openDatabase } from './open-database'
import type { DatabasePlace } from './test-helpers/database-place'
import { eachDatabase } from './test-helpers/each-database'

eachDatabase('openDatabase', (createPlace, kind) => {
  let place: DatabasePlace
  let database: Database

  const note = (key: string, value = key) => database.kysely.insertInto('store_notes').values({ key, value })
  const keys = async () => (await database.kysely.selectFrom('store_notes').select('key').orderBy('key').execute()).map(({ key }) => key)
  const insert = (conflict = '') => `insert into store_notes (key, value) values ${kind === 'SQLite' ? '(?, ?)' : '($1, $2)'} ${conflict}`

  beforeEach(async () => {
    place = await createPlace()
    database = openDatabase({ ...place.options, prepare: migrate })
  })

  afterEach(async () => {
    await database.close()
    await place.remove()
  })

  it('answers what was written, and reports changed rows', async () => {
    const { numInsertedOrUpdatedRows } = await note('one').executeTakeFirstOrThrow()
    expect(numInsertedOrUpdatedRows).toBe(1n)
    expect(await note('two').returning('value').execute()).toEqual([{ value: 'two' }])
    expect(await keys()).toEqual(['one', 'two'])
  })

  it('carries bytes, whole numbers, floats and odd text through', async () => {
    const text = (value: string) => sql`cast(${value} as text)`
    const { rows } = await sql`select cast(${new Uint8Array([1, 0, 255])} as ${sql.raw(kind === 'SQLite' ? 'blob' : 'bytea')}) as bytes, cast(${1_700_000_000_123} as bigint) as whole,
      7 / ${2} as halved, cast(${0.5} as double precision) as part, ${text('a\0b\ud800')} as text, cast(${true} as smallint) as yes, ${null} as unknown`.execute(database.kysely)
    expect(rows).toEqual([{ bytes: new Uint8Array([1, 0, 255]), whole: 1_700_000_000_123, halved: 3, part: 0.5, text: 'a\ufffdb\ufffd', yes: 1, unknown: null }])
  })

  it('counts and adds up as numbers', async () => {
    await note('a').execute()
    const { rows } = await sql`select count(*) as notes, sum(cast(${2 ** 40} as bigint)) as total from store_notes`.execute(database.kysely)
    expect(rows).toEqual([{ notes: 1, total: 2 ** 40 }])
  })

  it('refuses a value that cannot be bound', async () => {
    await expect(sql`select ${{ some: 'thing' }}`.execute(database.kysely)).rejects.toMatchObject({ code: 'bad_parameter' })
    await expect(sql`select ${Number.NaN}`.execute(database.kysely)).rejects.toMatchObject({ code: 'bad_parameter' })
  })

  it('orders keys byte by byte, whatever the language of the server', async () => {
    const ids = ['b', 'a', 'B', '_', 'ä', 'A-', 'Aa']
    const row = (visitor_id: string) => ({ visitor_id, visits: 1, first_seen: 1, last_seen: 1 })
    await database.kysely.insertInto('visitors').values(ids.map(row)).execute()
    const found = await database.kysely.selectFrom('visitors').select('visitor_id').orderBy('visitor_id').execute()
    expect(found.map(({ visitor_id }) => visitor_id)).toEqual(['A-', 'Aa', 'B', '_', 'a', 'b', 'ä'])
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
    await expect(database.batch([{ sql: insert(), many: [['a', ''], ['b', '']] }, { sql: insert(), parameters: ['a', ''] }])).rejects.toMatchObject({ code: 'unique' })
    expect(await keys()).toEqual([])
    const [result] = await database.batch([{ sql: insert(), many: [['a', ''], ['b', '']], expectChanges: 2 }])
    expect(result?.changes).toBe(2)
    expect(await keys()).toEqual(['a', 'b'])
  })

  it('runs the statements of a batch in their order, and one with no rows not at all', async () => {
    const results = await database.batch([{ sql: insert(), many: [] }, { sql: insert(), parameters: ['a', ''] }, { sql: 'delete from store_notes' }, { sql: insert('returning key'), many: [['b', ''], ['c', '']] }])
    expect(results.map(({ changes }) => changes)).toEqual([0, 1, 1, 2])
    expect(results[3]?.rows).toEqual([['b'], ['c']])
  })

  it('undoes a batch that changes another number of rows than expected', async () => {
    await note('a').execute()
    await expect(database.batch([{ sql: insert('on conflict do nothing'), many: [['a', ''], ['b', '']], expectChanges: 2 }])).rejects.toMatchObject({ code: 'changed_meanwhile' })
    expect(await keys()).toEqual(['a'])
  })

  it('refuses a write where only reading is asked for', async () => {
    await keys()
    await expect(database.read([{ sql: 'delete from store_notes' }])).rejects.toMatchObject({ code: 'read_only' })
  })

  it('names what is wrong with a statement', async () => {
    await note('a').execute()
    await expect(note('a').execute()).rejects.toMatchObject({ code: 'unique' })
    await expect(sql`select nonsense`.execute(database.kysely)).rejects.toMatchObject({ code: 'failed', name: 'DatabaseError' })
    expect(await keys()).toEqual(['a'])
  })

  it('refuses answers without bound', async () => {
    const endless = sql`select a.n from (with recursive c(n) as (values (1) union all select n + 1 from c where n < 100001) select n from c) a`
    await expect(endless.execute(database.kysely)).rejects.toMatchObject({ code: 'result_too_large' })
  })

  it('is shared by several openers, who may all migrate at once', async () => {
    const others = ['b', 'c', 'd'].map((key) => ({ key, opened: openDatabase({ ...place.options, prepare: migrate }) }))
    await Promise.all([note('a').execute(), ...others.map(({ key, opened }) => opened.kysely.insertInto('store_notes').values({ key, value: '' }).execute())])
    expect(await keys()).toEqual(['a', 'b', 'c', 'd'])
    for (const { opened } of others) await opened.close()
  })

  it('is closed for good, and says so', async () => {
    await note('a').execute()
    await database.close()
    await expect(keys()).rejects.toMatchObject({ code: 'closed' })
    database = openDatabase({ ...place.options, prepare: migrate })
    expect(await keys()).toEqual(['a'])
  })
})
