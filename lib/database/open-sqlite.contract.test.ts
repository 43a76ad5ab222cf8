import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import type { Database } from './open-database'
import { openSqlite } from './open-sqlite'

let folder: string
let database: Database

const notes = async () => database.kysely.selectFrom('store_notes').select('key').execute()

/** The keys as a process sees them that opens the file, reads it and closes it again. */
async function keysOfAnother(): Promise<string> {
  const program = `const database = new (await import('libsql')).default(process.argv[1]); console.log(database.prepare('select key from store_notes order by key').raw().all().join()); database.close()`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, join(folder, 'sightline.db')])
  return stdout.trim()
}

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

  it('loses nothing when another process opens and closes the file between two writes', { timeout: 60_000 }, async () => {
    const write = async (key: string) => database.kysely.insertInto('store_notes').values({ key, value: '' }).execute()
    await write('before')
    await notes()
    expect(await keysOfAnother()).toBe('before')
    await write('after')
    expect(await keysOfAnother()).toBe('after,before')
  })

  it('empties the write-ahead file once nobody keeps it from it', { timeout: 60_000 }, async () => {
    await notes()
    const file = join(folder, 'sightline.db')
    const reader = new Libsql(file)
    reader.exec('begin')
    reader.prepare('select key from store_notes').all()
    const many = Array.from({ length: 30 }, (_, number) => `long ${number}`)
    for (const key of many) await database.batch([{ sql: 'insert into store_notes (key, value) values (?, ?)', parameters: [key, 'x'.repeat(10_000_000)] }])
    reader.close()
    await database.batch([{ sql: 'insert into store_notes (key, value) values (?, ?)', parameters: ['short', ''] }])
    expect((await stat(`${file}-wal`)).size).toBe(0)
    expect((await notes()).map(({ key }) => key).sort()).toEqual([...many, 'short'].sort())
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
