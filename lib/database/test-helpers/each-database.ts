import { describe, inject } from 'vitest'
import { createDatabaseAt } from './create-database-at'
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
