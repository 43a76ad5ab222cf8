import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type { PostgresConnection, PostgresPool } from './postgres-pool'
import { refuseTooMany } from './refuse-too-many'
import { toQueryResult } from './to-query-result'

class Connection implements DatabaseConnection {
  constructor(readonly postgres: PostgresConnection) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const answer = await this.postgres.query(sql, parameters)
    refuseTooMany(answer.rows)
    return toQueryResult(answer)
  }

  streamQuery(): never {
    throw new Error('Rows are not streamed: ask for pages.')
  }
}

/** A Kysely driver over a pool. `prepare` runs before the first query, and again when it failed. */
export function createPostgresDriver(pool: PostgresPool, prepare: () => Promise<void>, options: { patient: boolean }): Driver {
  const own = (connection: DatabaseConnection) => (connection as Connection).postgres
  return {
    init: async () => undefined,
    acquireConnection: async () => prepare().then(async () => new Connection(await pool.connect(options))),
    beginTransaction: async (connection) => void (await own(connection).query('begin', [])),
    commitTransaction: async (connection) => void (await own(connection).query('commit', [])),
    rollbackTransaction: async (connection) => void (await own(connection).query('rollback', [])),
    releaseConnection: async (connection) => own(connection).release(),
    destroy: () => pool.end(),
  }
}
