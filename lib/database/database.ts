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
  /** One statement that reads, with as little around it as there can be: for what is asked at every turn. */
  ask(statement: Statement): Promise<StatementResult>
  /** Statements for the reading thread in one round trip; a write is refused. */
  read(statements: readonly Statement[]): Promise<StatementResult[]>
  /**
   * Leaves nothing of removed rows in the files: fills what SQLite left of them with zeros and empties the write-ahead file, in steps
   * that nobody waits for long. False where it was stopped, or where somebody else reads, so that it is to be done again. Nothing to
   * do on PostgreSQL, whose files are those of its server.
   */
  scrub(stop?: AbortSignal): Promise<boolean>
  close(): Promise<void>
}
