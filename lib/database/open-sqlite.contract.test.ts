import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import type { Database } from './open-database'
import { openSqlite } from './open-sqlite'

let folder: string
let database: Database

const notes = async () => database.kysely.selectFrom('store_notes').select('key').execute()

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'sightline-sqlite-')), 'data')
  database = openSqlite(folder, migrate)
})

afterEach(async () => {
  await database.close()
  await rm(join(folder, '..'), { recursive: true })
})

// What is of a file: PostgreSQL has neither its modes nor its damage, and takes a Date, which this driver dies of.
describe('openSqlite', () => {
  it('keeps its folder and its file to the owner', async () => {
    await notes()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const name of ['sightline.db', 'sightline.db-wal']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  it('refuses a value that the driver would die of', async () => {
    await expect(sql`select ${new Date(0)}`.execute(database.kysely)).rejects.toMatchObject({ code: 'bad_parameter' })
  })

  it('says that a file is no database', async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
    database = openSqlite(folder)
    await notes().catch(() => undefined)
    await database.close()
    await writeFile(join(folder, 'sightline.db'), 'x'.repeat(10_000))
    database = openSqlite(folder, migrate)
    await expect(notes()).rejects.toMatchObject({ code: 'corrupt' })
  })

  it('says that a folder cannot be used', async () => {
    const blocked = openSqlite('/dev/null/data')
    await expect(blocked.kysely.selectFrom('store_notes').select('key').execute()).rejects.toMatchObject({ code: 'cannot_open' })
    await blocked.close()
  })
})
