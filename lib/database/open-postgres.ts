import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Database } from './database'
import { DatabaseError } from './database-error'
import { expandMany } from './expand-many'
import { createPostgresDriver } from './postgres-driver'
import { type PostgresConnection, type PostgresPool, createPostgresPool } from './postgres-pool'
import { prepareOnce } from './prepare-once'
import type { Statement, StatementResult } from './protocol'
import { refuseTooMany } from './refuse-too-many'
import type { Schema } from './schema'

/** A PostgreSQL behind a pool of connections. Throws EnvironmentError for what is no address. */
export function openPostgres(databaseUrl: string, prepare?: (database: Database) => Promise<void>): Database {
  const pool = createPostgresPool(databaseUrl)
  return prepareOnce((whenReady, preparing): Database => {
    const kysely = new Kysely<Schema>({
      dialect: {
        // What prepares may change large tables, which takes its time.
        createDriver: () => createPostgresDriver(pool, whenReady, { patient: preparing }),
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    })
    return {
      kysely,
      async ask(statement) {
        await whenReady()
        const connection = await pool.connect()
        return run(connection, statement).finally(() => connection.release())
      },
      batch: async (statements) => whenReady().then(() => runTogether(pool, 'begin', statements)),
      read: async (statements) => whenReady().then(() => runTogether(pool, 'begin read only', statements)),
      scrub: async () => true,
      close: () => pool.end(),
    }
  }, prepare)
}

/** All in one transaction, or none of them: one round trip for them, and one for its end. */
async function runTogether(pool: PostgresPool, begin: string, statements: readonly Statement[]): Promise<StatementResult[]> {
  const connection = await pool.connect()
  let broken = false
  try {
    const [, ...results] = await allOf<StatementResult>([connection.query(begin, []), ...statements.map((statement) => run(connection, statement))])
    await connection.query('commit', [])
    return results
  } catch (error) {
    await connection.query('rollback', []).catch(() => {
      broken = true
    })
    throw error
  } finally {
    connection.release(broken)
  }
}

async function run(connection: PostgresConnection, { sql, parameters = [], many, expectChanges }: Statement): Promise<StatementResult> {
  const calls = many ? expandMany(sql, many) : [{ sql, parameters }]
  const answers = await allOf(calls.map((call) => connection.query(call.sql, call.parameters)))
  const changes = answers.reduce((sum, answer) => sum + answer.changes, 0)
  if (expectChanges !== undefined && changes !== expectChanges) throw new DatabaseError('changed_meanwhile', `Expected ${expectChanges} changes, made ${changes}.`)
  const rows = answers.length === 1 ? (answers[0]?.rows ?? []) : answers.flatMap((answer) => answer.rows)
  refuseTooMany(rows)
  return { columns: answers[0]?.columns ?? [], rows, changes }
}

/** All answers, or the first failure once every statement has been answered: those behind it only say that the transaction has failed. */
async function allOf<Answer>(asked: readonly Promise<Answer>[]): Promise<Answer[]> {
  const settled = await Promise.allSettled(asked)
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason
  return settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}
