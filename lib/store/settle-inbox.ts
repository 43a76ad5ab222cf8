import type { Database } from '../database/open-database'
import { createWriter } from './create-writer'
import { createIntakeGuard } from './intake-guard'

/** Brings what waits in the inbox of a database into its tables, for who reads them without a store; throws where that fails. */
export async function settleInbox(database: Database): Promise<void> {
  const writer = createWriter(database, createIntakeGuard(database, Date.now), () => undefined)
  await writer.settle().finally(() => writer.close())
}
