import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuditLog } from '../audit/audit-log'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { type AccountsContext, createAccountsContext } from './accounts-context'

export interface TestContext extends AccountsContext {
  folder: string
  /** Moves the clock, in milliseconds. */
  pass(time: number): void
  close(): Promise<void>
}

/** For tests: a real database in a folder of its own, and a clock that stands until it is moved. */
export function createTestContext(folder: string = mkdtempSync(join(tmpdir(), 'sightline-accounts-')), start: number = Date.parse('2026-05-04T12:00:00Z')): TestContext {
  const database = openDatabase({ folder, prepare: migrate })
  let time = start
  const now = () => time
  const parts = { kysely: database.kysely, secret: 'a secret of tests that is long enough', publicUrl: 'http://localhost:3000', writeAudit: createAuditLog(database.kysely, now), now }
  return {
    ...createAccountsContext(parts),
    folder,
    pass: (passed) => {
      time += passed
    },
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
