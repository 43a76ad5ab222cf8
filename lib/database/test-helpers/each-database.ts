import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, inject } from 'vitest'
import { createDatabaseAt } from './create-database-at'
import { type CreatePlace, createFolder, type DatabasePlace } from './database-place'
import { askForShared } from './shared-databases'

const kinds = [['SQLite', createMigratedFolder], ['PostgreSQL', createMigratedDatabase]] as const satisfies [name: string, create: CreatePlace][]

/** The same tests on both databases. Whatever is on one of them alone has its reason beside it. The tables of each place are there, empty. */
export function eachDatabase(name: string, suite: (createPlace: CreatePlace, kind: 'SQLite' | 'PostgreSQL') => void): void {
  for (const [kind, create] of kinds) describe(`${name} on ${kind}`, () => suite(create, kind))
}

/** A database in the PostgreSQL of this run, with nothing in it. */
export async function createPostgresDatabase(): Promise<DatabasePlace> {
  return createDatabaseAt((await askForShared(inject('databaseDoor'), '/postgres')).url)
}

async function createMigratedDatabase(): Promise<DatabasePlace> {
  const { url, migrated } = await askForShared(inject('databaseDoor'), '/postgres')
  return createDatabaseAt(url, migrated)
}

export async function createMigratedFolder(): Promise<DatabasePlace> {
  const { migrated } = await askForShared(inject('databaseDoor'), '/sqlite')
  const place = await createFolder()
  await copyFile(join(migrated, 'sightline.db'), join(place.options.folder, 'sightline.db'))
  return place
}
