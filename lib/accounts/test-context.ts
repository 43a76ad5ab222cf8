import { createAuditLog } from '../audit/audit-log'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { type AccountsContext, createAccountsContext } from './accounts-context'

export interface TestContext extends AccountsContext {
  place: DatabasePlace
  /** Moves the clock, in milliseconds. */
  pass(time: number): void
  close(): Promise<void>
}

/** For tests: a real database, and a clock that stands until it is moved. */
export function createTestContext(place: DatabasePlace, start: number = Date.parse('2026-05-04T12:00:00Z')): TestContext {
  const database = openDatabase({ ...place.options, prepare: migrate })
  let time = start
  const now = () => time
  const parts = { kysely: database.kysely, secret: 'a secret of tests that is long enough', publicUrl: 'http://localhost:3000', writeAudit: createAuditLog(database.kysely, now), now }
  return {
    ...createAccountsContext(parts),
    place,
    pass: (passed) => {
      time += passed
    },
    close: async () => {
      await database.close()
      await place.remove()
    },
  }
}
