import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, RawNode, SelectQueryNode } from 'kysely'
import type { StatementResult } from './protocol'
import type { Thread } from './thread'
import type { Threads } from './threads'
import { toQueryResult } from './to-query-result'
import { toStatement } from './to-statement'

/** Statements outside of a transaction go to the reader when they only read, else to the writer; a transaction holds the writer. */
class Connection implements DatabaseConnection {
  #writer: { thread: Thread; release: () => void } | undefined

  constructor(readonly threads: Threads) {}

  async executeQuery<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, query } = compiled
    const statements = [toStatement(compiled)]
    if (this.#writer) return toFirstResult(await this.#writer.thread.call({ statements }))
    const reads = SelectQueryNode.is(query) || (RawNode.is(query) && /^\s*select\b/i.test(sql))
    return toFirstResult(await (reads ? this.threads.read(statements) : this.threads.write(statements)))
  }

  streamQuery(): never {
    throw new Error('Rows are not streamed across threads: ask for pages.')
  }

  async begin() {
    const writer = await this.threads.takeWriter()
    await writer.thread.call({ statements: [{ sql: 'begin immediate' }] }).catch((error: unknown) => {
      writer.release()
      throw error
    })
    this.#writer = writer
  }

  async commit() {
    await this.#writer?.thread.call({ statements: [{ sql: 'commit' }] })
    this.#end()
    await this.threads.flush()
  }

  async rollback() {
    // A lost thread has undone its transaction by ending.
    if (this.#writer && !this.#writer.thread.lost) await this.#writer.thread.call({ statements: [{ sql: 'rollback' }] }).finally(() => this.#end())
    this.#end()
  }

  #end() {
    this.#writer?.release()
    this.#writer = undefined
  }
}

const toFirstResult = <Row>([result]: StatementResult[]) => toQueryResult<Row>(result ?? { columns: [], rows: [], changes: 0 })

/** A Kysely driver over the two threads. `prepare` runs before the first query, and again when it failed. */
export function createDriver(threads: Threads, prepare: () => Promise<void>): Driver {
  const own = (connection: DatabaseConnection) => connection as Connection
  return {
    init: prepare,
    acquireConnection: async () => new Connection(threads),
    beginTransaction: (connection) => own(connection).begin(),
    commitTransaction: (connection) => own(connection).commit(),
    rollbackTransaction: (connection) => own(connection).rollback(),
    releaseConnection: (connection) => own(connection).rollback(),
    destroy: () => threads.close(),
  }
}
