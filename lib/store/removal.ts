import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'

/** The statements of one transaction that removes visits. */
export interface Removal {
  before: Statement[]
  deletion: Statement
  behind: Statement[]
}

/** Answers how many visits are gone with it. */
export async function carryOut(database: Database, { before, deletion, behind }: Removal, more: readonly Statement[] = []): Promise<number> {
  const results = await database.batch([...before, deletion, ...behind, ...more])
  return results[before.length]?.changes ?? 0
}
