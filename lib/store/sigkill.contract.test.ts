import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { eachDatabase } from '../database/test-helpers/each-database'
import { killMoments, kills } from '../database/test-helpers/kill-moments'
import { createVisitStore } from './create-visit-store'

/** The ids that were acknowledged until a child was killed amid its appends. */
async function appendUntilKilled(where: string, prefix: string, atLeast: number): Promise<string[]> {
  const program = bundleProgram(join(import.meta.dirname, 'test-helpers/append-for-ever.ts'))
  const child = spawn(process.execPath, [program, where, prefix], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed.split('\n').length > atLeast) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  return printed.split('\n').slice(0, -1)
}

eachDatabase('a store whose process is killed', (createPlace, kind) => {
  let place: DatabasePlace
  beforeEach(async () => {
    place = await createPlace()
  })
  afterEach(() => place.remove())

  it('loses nothing acknowledged, and its rollups agree with its visits', { timeout: 20_000 * kills }, async () => {
    const acknowledged = []
    for (const [index, moment] of killMoments().entries()) acknowledged.push(...(await appendUntilKilled(place.options.databaseUrl ?? place.options.folder ?? '', `${index}-`, 20 + Math.ceil(moment * 600))))
    expect(acknowledged.length).toBeGreaterThanOrEqual(20 * kills)

    const database = openDatabase({ ...place.options, prepare: migrate })
    const { kysely } = database
    const store = createVisitStore(database)
    await store.settle()
    const stored = new Set((await kysely.selectFrom('visits').select('request_id').execute()).map((row) => row.request_id))
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
    if (kind === 'SQLite') expect((await sql`pragma integrity_check`.execute(kysely)).rows).toEqual([{ integrity_check: 'ok' }])
    const total = (table: 'visitors' | 'visitor_values', kind?: string) =>
      sql<{ visits: number }>`select sum(visits) as visits from ${sql.table(table)} ${kind === undefined ? sql`` : sql`where kind = ${kind}`}`.execute(kysely)
    for (const { rows } of [await total('visitors'), await total('visitor_values', 'linked_id'), await total('visitor_values', 'ip')]) expect(rows).toEqual([{ visits: stored.size }])
    expect((await sql`select count(*) as raw from visits where raw is not null`.execute(kysely)).rows).toEqual([{ raw: stored.size }])
    await store.close()
  })
})
