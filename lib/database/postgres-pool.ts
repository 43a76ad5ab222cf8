import { Pool, type PoolClient } from 'pg'
import { EnvironmentError } from '../environment/environment-error'
import { DatabaseError } from './database-error'
import { toPostgresError } from './postgres-error'
import { postgresTypes } from './postgres-types'
import type { StatementResult } from './protocol'
import { createStatementNames } from './statement-names'
import { toPostgresBindable } from './to-postgres-bindable'

const mostConnections = 10
const connectWithinMs = 10_000
/** No statement of a request takes so long; migrations may. */
const statementTimeoutMs = 60_000

export interface PostgresAnswer extends StatementResult {
  /** Such as `SELECT`. */
  command: string
}

/** A connection for oneself until `release`. */
export interface PostgresConnection {
  /** Sends at once, so that statements that are asked together share a round trip. Throws DatabaseError. */
  query(sql: string, parameters: readonly unknown[]): Promise<PostgresAnswer>
  /** `broken` connections are not used again. */
  release(broken?: boolean): void
}

export interface PostgresPool {
  /** Throws DatabaseError. */
  connect(options?: { patient: boolean }): Promise<PostgresConnection>
  end(): Promise<void>
}

/** Connects at the first use. Throws EnvironmentError for what is no address; nothing tells the password. */
export function createPostgresPool(databaseUrl: string): PostgresPool {
  const pool = makePool(databaseUrl)
  const nameOf = createStatementNames()
  let ended: Promise<void> | undefined
  // A connection that breaks while nobody uses it is replaced by the pool.
  pool.on('error', () => undefined)

  return {
    async connect({ patient } = { patient: false }) {
      if (ended) throw new DatabaseError('closed')
      const client = await pool.connect().catch((error: unknown) => {
        throw toPostgresError(error)
      })
      const connection = toConnection(client, nameOf)
      if (patient) await connection.query('set statement_timeout = 0', [])
      return {
        ...connection,
        release: (broken) => (patient ? connection.release(true) : connection.release(broken)),
      }
    },
    end: () => (ended ??= pool.end()),
  }
}

function makePool(databaseUrl: string): Pool {
  const protocol = URL.canParse(databaseUrl) ? new URL(databaseUrl).protocol : undefined
  // Told without the address, which may hold a password.
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') throw new EnvironmentError('DATABASE_URL', 'must be an address such as postgres://name:password@host/database.')
  return new Pool({
    connectionString: databaseUrl,
    application_name: 'sightline',
    max: mostConnections,
    connectionTimeoutMillis: connectWithinMs,
    statement_timeout: statementTimeoutMs,
    keepAlive: true,
    allowExitOnIdle: true,
    pipeline: true,
    types: postgresTypes,
  })
}

function toConnection(client: PoolClient, nameOf: (sql: string) => string | undefined): PostgresConnection {
  let lost = false
  const onError = () => {
    lost = true
  }
  client.on('error', onError)
  return {
    async query(sql, parameters) {
      try {
        const values = parameters.map(toPostgresBindable)
        const { command, fields, rows, rowCount } = await client.query<unknown[]>({ text: sql, values, rowMode: 'array', name: nameOf(sql) })
        return { command, columns: fields.map(({ name }) => name), rows, changes: rowCount ?? 0 }
      } catch (error) {
        throw toPostgresError(error)
      }
    },
    release(broken = false) {
      client.removeListener('error', onError)
      client.release(broken || lost)
    },
  }
}
