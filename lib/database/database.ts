import type { Kysely } from 'kysely'
import type { Statement, StatementResult } from './protocol'
import type { Schema } from './schema'

export interface Database {
  kysely: Kysely<Schema>
  /**
   * Statements in one transaction and one round trip: all, or none of them.
   * Never call it within a Kysely transaction: both wait for the one writer.
   */
  batch(statements: readonly Statement[]): Promise<StatementResult[]>
  /** Statements for the reading thread in one round trip; a write is refused. */
  read(statements: readonly Statement[]): Promise<StatementResult[]>
  close(): Promise<void>
}
