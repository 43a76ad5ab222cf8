import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseOptions } from '../open-database'

export interface DatabasePlace {
  /** For `openDatabase`, as often as there shall be openers. */
  options: Pick<DatabaseOptions, 'folder' | 'databaseUrl'>
  /** For a process of its own. */
  variables: Record<string, string>
  remove(): Promise<void>
}

/** A place for a new database. */
export type CreatePlace = () => Promise<DatabasePlace>

/** With nothing in it. */
export async function createFolder(): Promise<DatabasePlace & { options: { folder: string } }> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-database-'))
  return { options: { folder }, variables: { SIGHTLINE_DATA_DIR: folder }, remove: () => rm(folder, { recursive: true, force: true }) }
}
