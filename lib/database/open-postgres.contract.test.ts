import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import { type Database, openDatabase } from './open-database'
import type { DatabasePlace } from './test-helpers/database-place'
import { createPostgresDatabase } from './test-helpers/each-database'
import { startPostgres } from './test-helpers/start-postgres'

let place: DatabasePlace
let url: URL
beforeAll(async () => {
  place = await createPostgresDatabase()
  url = new URL(place.options.databaseUrl ?? '')
})
afterAll(() => place.remove())

const changed = (change: (address: URL) => void): string => {
  const other = new URL(url)
  change(other)
  return other.href
}

async function failureAt(databaseUrl: string): Promise<unknown> {
  const database = openDatabase({ databaseUrl })
  return sql`select 1`.execute(database.kysely).then(() => undefined, (error: unknown) => error).finally(() => database.close())
}

async function onServer(statement: string) {
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

describe('openPostgres', () => {
  it('refuses what is no address with one sentence that keeps the password', () => {
    expect(() => openDatabase({ databaseUrl: 'postgres://name:secret@host:notaport/database' }))
      .toThrow(/^DATABASE_URL must be an address such as postgres:\/\/name:password@host\/database\.$/)
  })

  it('says that no server answers', async () => {
    const failure = await failureAt(changed((address) => { address.port = '1'; address.password = 'secret' }))
    expect(failure).toMatchObject({ code: 'unreachable', message: expect.stringMatching(/^The database server does not answer\. .*DATABASE_URL/) })
    expect(String(failure)).not.toContain('secret')
  })

  it('says that there is no such database', async () => {
    expect(await failureAt(changed((address) => { address.pathname = 'nobody_made_this' }))).toMatchObject({ code: 'no_such_database' })
  })

  it('says that there is no such account', async () => {
    expect(await failureAt(changed((address) => { address.username = 'nobody_made_this' }))).toMatchObject({ code: 'login_refused' })
  })

  it('says that the server takes no more connections', async () => {
    const role = `role_${randomBytes(4).toString('hex')}`
    await onServer(`create role ${role} login connection limit 0`)
    expect(await failureAt(changed((address) => { address.username = role }))).toMatchObject({ code: 'too_many_connections' })
    await onServer(`drop role ${role}`)
  })

  it('takes and gives moments as such', async () => {
    const database = openDatabase(place.options)
    const { rows } = await sql`select cast(${new Date(1_700_000_000_123)} as timestamptz) as moment`.execute(database.kysely)
    expect(rows).toEqual([{ moment: new Date(1_700_000_000_123) }])
    await database.close()
  })
})

describe('a PostgreSQL that is stopped', () => {
  let database: Database
  let server: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    server = await startPostgres()
    database = openDatabase({ databaseUrl: server.url, prepare: migrate })
  })
  afterAll(async () => {
    await database.close()
    await server.remove()
  })

  it('is told of in a sentence, and used again once it is back', async () => {
    const note = (key: string) => database.kysely.insertInto('store_notes').values({ key, value: '' }).execute()
    await note('before')
    await server.stop()
    await expect(note('meanwhile')).rejects.toMatchObject({ code: expect.stringMatching(/^(unreachable|connection_lost)$/) })
    await expect(database.batch([{ sql: 'select 1' }])).rejects.toMatchObject({ code: 'unreachable' })
    await server.start()
    await note('after')
    expect(await database.kysely.selectFrom('store_notes').select('key').orderBy('key').execute()).toEqual([{ key: 'after' }, { key: 'before' }])
  })
})
