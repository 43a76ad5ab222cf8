import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signInForTest } from '../accounts/testing'
import { createAuditLog } from '../audit/audit-log'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import { type DatabasePlace, createFolder } from '../database/test-helpers/database-place'
import { createPostgresDatabase } from '../database/test-helpers/each-database'
import { killMoments, kills } from '../database/test-helpers/kill-moments'
import { createErasures } from '../erasure/create-erasures'
import { everyText } from '../erasure/test-helpers/every-text'
import { createVisitStore } from '../store/create-visit-store'
import { readRetention, setRetention } from '../store/retention'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { wholeVisit } from '../store/test-helpers/whole-visit'
import type { VisitStore } from '../store/visit-store'
import { carriedTables, copiedTables, leftTables, tablesOfVisits } from './migrated-tables'

interface Opened {
  place: DatabasePlace
  database: Database
  store: VisitStore
}

const command = join(import.meta.dirname, 'migrate-store.ts')
let source: Opened
let target: Opened
const open = (place: DatabasePlace): Opened => {
  const database = openDatabase({ ...place.options, prepare: migrate })
  return { place, database, store: createVisitStore(database) }
}
beforeEach(async () => {
  source = open(await createFolder())
  target = open(await createPostgresDatabase())
})
afterEach(async () => {
  for (const { store, place } of [source, target]) {
    await store.close()
    await place.remove()
  }
})

function start(program = [bundleProgram(command)]) {
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...source.place.variables, ...target.place.variables } })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return { child, closed: once(child, 'close'), said: () => said }
}

async function runToItsEnd(program?: string[]): Promise<{ code: unknown; said: string }> {
  const { closed, said } = start(program)
  const [code] = await closed
  return { code, said: said() }
}

const shop = (index: number) => incomingVisit(`visitor${index % 300}`, `r${index}`, 1_750_000_000_000 + index * 1_000, {
  linkedId: `l${index % 90}`, ip: `192.0.2.${index % 250}`, url: `https://shop.example/${index % 40}`, ipLocation: { latitude: 52.5, longitude: 13.4, country: { code: 'DE' } },
})

async function sums({ database }: Opened) {
  const { rows } = await sql`select (select count(*) from visits) as visits, (select count(distinct request_id) from visits) as requests, (select sum(visits) from visitors) as of_visitors,
    (select sum(visits) from visitor_values where kind = 'ip') as of_ips, (select sum(visits) from visit_counts where kind = 'all') as of_hours`.execute(database.kysely)
  return rows
}

describe('migrate-store', () => {
  it('is killed at random moments, and has in the end every visit once', { timeout: 60_000 * kills }, async () => {
    const visits = 3_000 * kills
    await source.store.append(Array.from({ length: visits }, (_, index) => shop(index)))
    for (const share of killMoments()) {
      const { child, closed } = start()
      await expect.poll(async () => (await target.store.totals()).visits, { timeout: 60_000, interval: 15 }).toBeGreaterThanOrEqual(share * visits)
      child.kill('SIGKILL')
      await closed
    }
    expect(await runToItsEnd(['--import', 'tsx', command])).toEqual({ code: 0, said: '' })
    expect(await sums(target)).toEqual([{ visits, requests: visits, of_visitors: visits, of_ips: visits, of_hours: visits }])
    expect(await sums(target)).toEqual(await sums(source))
  })

  it('takes a visit as received, accounts with their passwords, the audit, notes and how long visits are kept, and no session', { timeout: 60_000 }, async () => {
    await source.store.append([{ visit: wholeVisit, raw: { anything: ['else'] }, notes: ['latitude was no number'] }])
    await signInForTest(source.database.kysely, { secret: 'a secret', role: 'admin', email: 'admin@example.com' })
    await createAuditLog(source.database.kysely, () => 5)({ account: 'admin@example.com', action: 'search', subject: 'x', requestId: 'r' })
    await source.store.writeNote('remembered', 'this')
    await source.database.batch(setRetention(source.database, { keepDays: 30, account: 'admin@example.com' }, 7))
    expect(await runToItsEnd()).toEqual({ code: 0, said: '' })
    const details = await target.store.findVisit(wholeVisit.visitorId, wholeVisit.requestId)
    expect(details).toEqual(await source.store.findVisit(wholeVisit.visitorId, wholeVisit.requestId))
    expect(details).toMatchObject({ raw: { anything: ['else'] }, notes: ['latitude was no number'] })
    for (const table of ['credentials', 'audit'] as const) {
      const column = table === 'audit' ? 'subject' : 'password'
      const values = async ({ database }: Opened) => (await sql`select ${sql.ref(column)} from ${sql.table(table)}`.execute(database.kysely)).rows
      expect(await values(target)).toEqual(await values(source))
    }
    expect(await target.store.readNote('remembered')).toBe('this')
    expect(await readRetention(target.database)).toEqual({ version: 1, keepDays: 30, changedAt: 7, account: 'admin@example.com' })
    expect((await runToItsEnd()).code).toBe(0)
    expect(await target.database.kysely.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  it('goes on with what came in after it, also behind its place', { timeout: 90_000 }, async () => {
    await source.store.append([shop(1), shop(2)])
    expect((await runToItsEnd()).code).toBe(0)
    await source.store.append([incomingVisit('a first one', 'r', 1_750_000_000_000)])
    expect(await runToItsEnd()).toMatchObject({ code: 1, said: expect.stringContaining('run this again') })
    expect((await runToItsEnd()).code).toBe(0)
    expect(await target.store.totals()).toEqual({ visits: 3, visitors: 3 })
  })

  it('removes what an earlier run has copied and was erased since', { timeout: 90_000 }, async () => {
    await source.store.append([shop(1), shop(2), incomingVisit('canary', 'r', 1_750_000_000_000)])
    await createAuditLog(source.database.kysely, () => 5)({ account: 'admin@example.com', action: 'visitor.view', subject: 'canary', requestId: 'r' })
    expect((await runToItsEnd()).code).toBe(0)
    const erasures = createErasures({ ...source, forget: () => undefined, writeAudit: async () => undefined, now: () => 6 })
    await erasures.begin({ kind: 'visitor', id: 'canary', scope: 'visitors', reason: 'a test', account: 'admin@example.com' })
    await erasures.idle()
    expect(await runToItsEnd()).toEqual({ code: 0, said: '' })
    expect(await target.store.totals()).toEqual({ visits: 2, visitors: 2 })
    expect(await everyText(target.database)).not.toContain('canary')
  })

  it('leaves a database alone that has accounts of its own', { timeout: 60_000 }, async () => {
    await source.store.append([shop(1)])
    await signInForTest(target.database.kysely, { secret: 'a secret', role: 'admin', email: 'other@example.com' })
    expect(await runToItsEnd()).toMatchObject({ code: 1, said: expect.stringContaining('Name an empty database') })
    expect(await target.store.totals()).toEqual({ visits: 0, visitors: 0 })
  })

  it('knows what to do with every table', async () => {
    const tables = (await source.database.kysely.introspection.getTables()).map(({ name }) => name).filter((name) => !name.startsWith('url_parts'))
    expect(tables.sort()).toEqual([...copiedTables.map(([table]) => table), ...tablesOfVisits, ...carriedTables, ...leftTables].sort())
  })
})
