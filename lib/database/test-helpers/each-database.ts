import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { describe, inject } from 'vitest'
import { type CreatePlace, createFolder, type DatabasePlace } from './database-place'
import { askForPostgres } from './shared-postgres'

const kinds: [name: string, create: CreatePlace][] = [['SQLite', createFolder], ['PostgreSQL', createPostgresDatabase]]

/** The same tests on both databases. Whatever is on one of them alone has its reason beside it. */
export function eachDatabase(name: string, suite: (createPlace: CreatePlace, kind: 'SQLite' | 'PostgreSQL') => void): void {
  for (const [kind, create] of kinds) describe(`${name} on ${kind}`, () => suite(create, kind === 'SQLite' ? 'SQLite' : 'PostgreSQL'))
}

/** A database in the PostgreSQL of this run. */
export async function createPostgresDatabase(): Promise<DatabasePlace> {
  return createDatabaseAt(await askForPostgres(inject('postgresDoor')))
}

/** A new database on that server, which a language orders unless a column says otherwise, as most servers do. */
export async function createDatabaseAt(serverUrl: string): Promise<DatabasePlace> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const onServer = async (statement: string) => {
    const client = new Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await onServer(`create database ${name} template template0 locale_provider icu icu_locale 'en'`)
  const url = new URL(serverUrl)
  url.pathname = name
  return { options: { databaseUrl: url.href }, variables: { DATABASE_URL: url.href }, remove: () => onServer(`drop database if exists ${name} with (force)`) }
}
