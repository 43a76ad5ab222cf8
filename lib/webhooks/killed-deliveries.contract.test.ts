import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { bundleProgram } from '../database/test-helpers/bundle-program'
import { killMoments, kills } from '../database/test-helpers/kill-moments'
import { createVisitStore } from '../store/create-visit-store'
import { signatureHeader, signBody } from './signature'

const secret = 'a secret of the tests'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-deliveries-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('loses no acknowledged delivery when its process is killed amid a burst, and stores none twice', { timeout: 20_000 * kills }, async () => {
  const acknowledged = new Set<string>()
  for (const moment of killMoments()) await deliverUntilKilled(acknowledged, Math.ceil(moment * 100 * kills))
  expect(acknowledged.size).toBeGreaterThanOrEqual(50 * (kills - 1))

  const database = openDatabase({ folder, prepare: migrate })
  const store = createVisitStore(database)
  await store.settle()
  const stored = (await database.kysely.selectFrom('visits').select('request_id').execute()).map((row) => row.request_id)
  expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([])
  expect(new Set(stored).size).toBe(stored.length)
  expect((await sql`pragma integrity_check`.execute(database.kysely)).rows).toEqual([{ integrity_check: 'ok' }])
  await store.close()
})

/** Callers deliver, the ids of the rounds before again too, until so many are acknowledged; then the process is killed amid what still comes. */
async function deliverUntilKilled(acknowledged: Set<string>, enough: number): Promise<void> {
  const program = bundleProgram(join(import.meta.dirname, 'test-helpers/serve-deliveries.ts'))
  const child = spawn(process.execPath, [program, folder, secret], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const [printed] = await once(child.stdout, 'data')
  const origin = String(printed).trim()
  const callers = Array.from({ length: 16 }, async (_, caller) => {
    for (let index = 0; ; index += 1) {
      const id = `${caller}.${index}`
      if (!(await deliver(origin, id))) return
      acknowledged.add(id)
      if (acknowledged.size >= enough) child.kill('SIGKILL')
    }
  })
  await Promise.all([...callers, closed])
}

async function deliver(origin: string, requestId: string): Promise<boolean> {
  const body = JSON.stringify({ visitorId: `visitor${requestId.length}`, requestId, timestamp: Date.now() })
  const answer = await fetch(origin, { method: 'POST', headers: { [signatureHeader]: signBody(Buffer.from(body), secret) }, body }).catch(() => undefined)
  return answer?.status === 200
}
