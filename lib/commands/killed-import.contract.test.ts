import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import { killMoments, kills } from '../database/test-helpers/kill-moments'
import { createVisitStore } from '../store/create-visit-store'

const source = join(import.meta.dirname, 'import-visits.ts')
const visits = 4_000 * kills
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-killed-import-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('is killed at random moments beside a console that reads, and has in the end every visit once', { timeout: 40_000 * kills }, async () => {
  const file = join(folder, 'visits.ndjson')
  const line = (index: number) => `${JSON.stringify({ visitorId: `visitor${index % 500}`, requestId: `r${index}`, timestamp: 1_750_000_000_000 + index, linkedId: `l${index % 90}` })}\n`
  await writeFile(file, Array.from({ length: visits }, (_, index) => line(index)).join(''))
  const database = openDatabase({ folder: join(folder, 'data'), prepare: migrate })
  const store = createVisitStore(database)

  for (const share of killMoments()) {
    const child = startImport([bundleProgram(source)], file)
    const closed = once(child, 'close')
    // As a console would, whose reads wait for nobody.
    await expect.poll(async () => (await store.totals()).visits, { timeout: 60_000, interval: 15 }).toBeGreaterThanOrEqual(share * visits)
    child.kill('SIGKILL')
    await closed
  }
  const [code] = await once(startImport(['--import', 'tsx', source], file), 'close')
  expect(code).toBe(0)
  expect((await store.totals()).visits).toBe(visits)
  const { rows } = await sql<{ stored: number; known: number }>`select count(*) as stored, count(distinct request_id) as known from visits`.execute(database.kysely)
  expect(rows).toEqual([{ stored: visits, known: visits }])
  expect((await sql`pragma integrity_check`.execute(database.kysely)).rows).toEqual([{ integrity_check: 'ok' }])
  await store.close()
})

function startImport(program: readonly string[], file: string) {
  return spawn(process.execPath, [...program, file], { stdio: 'ignore', env: { ...process.env, SIGHTLINE_DATA_DIR: join(folder, 'data') } })
}
