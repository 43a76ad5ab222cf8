import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signInForTest } from '../accounts/testing'
import { createAuditLog } from '../audit/audit-log'
import { readAudit } from '../audit/read-audit'
import { backUpFile } from '../database/back-up-file'
import type { Database } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import { createErasures } from '../erasure/create-erasures'
import { beginErasure } from '../erasure/erasure-rows'
import { everyText } from '../erasure/test-helpers/every-text'
import { createSavedSearches } from '../saved-searches/saved-searches'
import { readRetention, setRetention } from '../store/retention'
import { getTombstoneKey, layTombstones, tombstoneHash } from '../store/tombstones'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import type { VisitStore } from '../store/visit-store'
import { emptiedTables, leftTables, replacedTables, unitedTables } from './restored-tables'
import { restoreStore } from './restore-store'

const noon = Date.UTC(2025, 5, 1, 12)
const account = 'admin@example.com'
const command = join(import.meta.dirname, 'restore.ts')

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
/** As a console has them open all the while. */
let store: VisitStore
let database: Database
let backup: string
beforeEach(async () => {
  opened = await openTemporaryStore()
  ;({ store, database } = opened)
  backup = join(opened.folder, 'a-backup')
})
afterEach(() => opened.remove())

const visit = (visitorId: string, requestId: string, more: object = {}) => incomingVisit(visitorId, requestId, noon, { url: `https://shop.example/${visitorId}`, ip: '192.0.2.7', ...more })
const takeBackup = () => backUpFile(join(opened.folder, 'sightline.db'), backup)
const restore = (options: { force?: boolean; file?: string } = {}) => {
  const folder = join(opened.folder, `restore-${readdirSync(opened.folder).length}`)
  mkdirSync(folder)
  return restoreStore({ file: options.file ?? backup, dataDir: opened.folder, folder, force: options.force ?? true })
}

function startRestore(program: readonly string[]) {
  const child = spawn(process.execPath, [...program, backup, '--force'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, SIGHTLINE_DATA_DIR: opened.folder } })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return { child, closed: once(child, 'close').then(([code]: unknown[]) => ({ code, said })) }
}

const integrity = async () => (await sql`pragma integrity_check`.execute(database.kysely)).rows

describe('restore', () => {
  it('puts a backup in the place of what is there while visits come in, and harms nothing', { timeout: 60_000 }, async () => {
    await store.append(Array.from({ length: 2_000 }, (_, index) => visit(`kept${index % 300}`, `r${index}`)))
    takeBackup()
    await store.append([visit('since', 'r')])
    let restoring = true
    let appended = 0
    const appending = (async () => {
      for (; restoring; appended += 1) await store.append([visit('meanwhile', `r${appended}`)])
    })()
    expect(await startRestore(['--import', 'tsx', command]).closed.finally(() => (restoring = false))).toEqual({ code: 0, said: '' })
    await appending
    expect(appended).toBeGreaterThan(0)
    const meanwhile = await store.countHistory('meanwhile', {})
    expect(meanwhile).toBeLessThan(appended)
    expect(await store.findVisitor('since')).toBeNull()
    expect(await store.totals()).toEqual({ visits: 2_000 + meanwhile, visitors: meanwhile > 0 ? 301 : 300 })
    expect(await integrity()).toEqual([{ integrity_check: 'ok' }])

    await store.append([visit('behind', 'r')])
    const found = async (value: string) => (await store.search({ leads: [{ kind: 'url', value }], filter: {} }, { limit: 10 })).visitors.map(({ visitorId }) => visitorId)
    expect(await found('shop.example/kept299')).toEqual(['kept299'])
    expect(await found('shop.example/behind')).toEqual(['behind'])
    expect(await found('shop.example/since')).toEqual([])
    expect(readdirSync(opened.folder).filter((name) => name.startsWith('restore-'))).toEqual([])
  })

  it('brings what waited to come into its tables too, but for what was erased since', { timeout: 60_000 }, async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.append([visit(`waiting${index % 4}`, `r${index}`)])))
    takeBackup()
    await database.batch(layTombstones(database, [{ hash: tombstoneHash(await getTombstoneKey(database), ['visitor', 'waiting3']), erasedAt: noon }]))
    expect(await restore()).toMatchObject({ visits: 15 })
    expect(await store.totals()).toEqual({ visits: 15, visitors: 3 })
  })

  it('erases again what was erased since, and keeps the audit, the erasures and how long visits are kept', { timeout: 60_000 }, async () => {
    await store.append([visit('canary1', 'a'), visit('stays', 'canary2', { linkedId: 'canary account' }), visit('stays', 'b')])
    const writeAudit = createAuditLog(database.kysely, () => noon)
    await writeAudit({ account, action: 'visitor.view', subject: 'canary1', requestId: 'r1' })
    const analyst = await signInForTest(database.kysely, { secret: 'a secret', role: 'analyst', email: 'analyst@example.com' })
    await createSavedSearches({ kysely: database.kysely, now: () => noon }).save(analyst.account.id, { name: 'a case', address: '/?q=canary1' })
    await createSavedSearches({ kysely: database.kysely, now: () => noon }).save(analyst.account.id, { name: 'of nobody here', address: '/?q=canary3' })
    takeBackup()
    const erasures = createErasures({ database, store, forget: () => undefined, writeAudit, now: () => noon })
    for (const target of [{ kind: 'visitor', id: 'canary1', scope: 'visitors' }, { kind: 'visitor', id: 'canary3', scope: 'visitors' }, { kind: 'linked_id', id: 'canary account', scope: 'visits' }] as const) await erasures.begin({ ...target, reason: 'a test', account })
    await erasures.idle()
    await database.batch(setRetention(database, { keepDays: 3_000, account }, noon))
    await writeAudit({ account, action: 'visitor.view', subject: 'seen since', requestId: 'r2' })

    expect(await restore()).toEqual({ visits: 1, erasedAgain: 2 })
    expect(await everyText(database)).not.toMatch(/canary/)
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
    expect(await store.append([visit('canary1', 'again')])).toMatchObject({ erased: 1 })
    expect(await erasures.list()).toHaveLength(3)
    expect(await readRetention(database)).toMatchObject({ version: 2, keepDays: 3_000, account })
    const { entries } = await readAudit(database.kysely, {}, undefined)
    expect(entries[0]).toMatchObject({ account: 'command line', action: 'store.restore', subject: 'a-backup', detail: 'visits 1, erased again 2' })
    expect(entries.map(({ action }) => action).sort()).toEqual(['erasure.done', 'erasure.done', 'erasure.done', 'store.restore', 'visitor.view', 'visitor.view'])
    expect(entries.map(({ subject }) => subject)).toContain('seen since')
    expect(await database.kysely.selectFrom('accounts').select('email').execute()).toEqual([{ email: 'analyst@example.com' }])
    expect(await database.kysely.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  it('changes nothing when it is killed', { timeout: 60_000 }, async () => {
    await store.append([visit('kept', 'r')])
    takeBackup()
    await store.append([visit('since', 'r')])
    const { child, closed } = startRestore([bundleProgram(command)])
    await expect.poll(() => readdirSync(opened.folder).some((name) => name.startsWith('restore-')), { timeout: 30_000, interval: 1 }).toBe(true)
    child.kill('SIGKILL')
    await closed
    expect(await store.totals()).toEqual({ visits: 2, visitors: 2 })
    expect(await integrity()).toEqual([{ integrity_check: 'ok' }])
  })

  it('refuses with a sentence what would be lost unasked, and what is no backup', { timeout: 60_000 }, async () => {
    await store.append([visit('kept', 'r')])
    takeBackup()
    await expect(restore({ force: false })).rejects.toThrow(/holds 1 visits.*add --force/)
    await expect(restore({ file: join(opened.folder, 'nothing') })).rejects.toThrow(/There is no file/)
    const noBackup = join(opened.folder, 'no-backup')
    writeFileSync(noBackup, 'Something else. '.repeat(1_000))
    await expect(restore({ file: noBackup })).rejects.toThrow(/damaged, or is no backup/)
    await sql`insert into kysely_migration (name, timestamp) values ('999-of-a-later-version', '')`.execute(database.kysely)
    const later = join(opened.folder, 'later')
    backUpFile(join(opened.folder, 'sightline.db'), later)
    await sql`delete from kysely_migration where name = '999-of-a-later-version'`.execute(database.kysely)
    await expect(restore({ file: later })).rejects.toThrow(/later version/)
    await beginErasure(database, { kind: 'linked_id', id: 'an account', scope: 'visitors', reason: 'a test', account }, noon)
    await expect(restore()).rejects.toThrow(/are being erased/)
    expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
  })

  it('brings a backup of an earlier version up to date, into a folder without a database', { timeout: 60_000 }, async () => {
    const source = await openTemporaryStore()
    await source.store.append([visit('kept', 'r')])
    for (const table of ['retention', 'retention_runs'] as const) await source.database.kysely.schema.dropTable(table).execute()
    await sql`delete from kysely_migration where name = '010-retention'`.execute(source.database.kysely)
    backUpFile(join(source.folder, 'sightline.db'), backup)
    await source.remove()
    const fresh = await openTemporaryStore()
    const folder = join(fresh.folder, 'restore')
    mkdirSync(folder)
    await restoreStore({ file: backup, dataDir: fresh.folder, folder, force: false })
    expect(await fresh.store.totals()).toEqual({ visits: 1, visitors: 1 })
    await fresh.remove()
  })

  it('knows what to do with every table', async () => {
    const tables = (await database.kysely.introspection.getTables()).map(({ name }) => name).filter((name) => !name.startsWith('url_parts'))
    expect(tables.sort()).toEqual([...replacedTables, ...unitedTables, ...emptiedTables, ...leftTables].sort())
  })
})
