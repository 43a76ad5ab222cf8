import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { parseEnvironment } from '../environment'
import { whyNotServed } from './why-not-served'

const settings = parseEnvironment({ PORT: '80', HOST: 'elsewhere', SIGHTLINE_DATA_DIR: '/srv/sightline' })
const failed = (code: string) => Object.assign(new Error('It failed.'), { code })

it.each([
  ['EADDRINUSE', 'PORT 80 is taken'], ['EACCES', 'PORT 80 may not be taken'], ['EADDRNOTAVAIL', 'HOST elsewhere is no address'],
  ['ENOTFOUND', 'HOST elsewhere is no address'], ['EAI_AGAIN', 'HOST elsewhere is no address'],
  ['cannot_open', 'SIGHTLINE_DATA_DIR /srv/sightline holds'], ['read_only', 'SIGHTLINE_DATA_DIR /srv/sightline holds'],
  ['unreachable', 'DATABASE_URL names a server'], ['login_refused', 'DATABASE_URL is refused'], ['no_such_database', 'DATABASE_URL names a database'],
  ['too_many_connections', 'DATABASE_URL names a server'],
])('names the variable to change for %s', (code, beginning) => {
  expect(whyNotServed(failed(code), settings)).toMatch(new RegExp(`^${beginning}.+\\.$`))
})

it('says nothing of a failure that no setting mends', () => {
  expect([failed('ERR_ASSERTION'), failed('constructor'), new Error('It failed.'), 'text'].map((error) => whyNotServed(error, settings))).toEqual([undefined, undefined, undefined, undefined])
})

it('knows a database file that is a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-served-'))
  mkdirSync(join(folder, 'sightline.db'))
  const database = openDatabase({ folder, prepare: migrate })
  const error: unknown = await database.batch([{ sql: 'select 1' }]).catch((reason: unknown) => reason)
  await database.close()
  rmSync(folder, { recursive: true })
  expect(whyNotServed(error, settings)).toMatch(/^SIGHTLINE_DATA_DIR /)
})
