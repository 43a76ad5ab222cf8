import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { DatabasePlace } from './database-place'

/** A new database on that server, with nothing in it or a copy of another, which a language orders unless a column says otherwise, as most servers do. */
export async function createDatabaseAt(serverUrl: string, copied?: string): Promise<DatabasePlace> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const onServer = async (statement: string) => {
    const client = new Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await onServer(`create database ${name} template ${copied ?? `template0 locale_provider icu icu_locale 'en'`}`)
  const url = new URL(serverUrl)
  url.pathname = name
  return { options: { databaseUrl: url.href }, variables: { DATABASE_URL: url.href }, remove: () => onServer(`drop database if exists ${name} with (force)`) }
}
