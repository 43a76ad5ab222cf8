import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { EnvironmentError } from './environment-error'
import { requireDataFolder } from './require-data-folder'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sentence = 'SIGHTLINE_DATA_DIR must be a folder that this account can read and write.'

it('makes what is missing, for its owner alone, and leaves nothing in it', () => {
  const wanted = join(folder, 'one', 'two')
  requireDataFolder(wanted)
  requireDataFolder(wanted)
  expect(statSync(wanted).mode & 0o777).toBe(0o700)
  expect(readdirSync(wanted)).toEqual([])
})

it('takes a folder that is there as it is', () => {
  const wanted = join(folder, 'shared')
  mkdirSync(wanted)
  chmodSync(wanted, 0o755)
  requireDataFolder(wanted)
  expect(statSync(wanted).mode & 0o777).toBe(0o755)
})

it('refuses a file, what would lie below a file, and a link that leads nowhere', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const link = join(folder, 'link')
  symlinkSync(join(folder, 'nowhere'), link)
  for (const path of [file, join(file, 'below'), join(file, 'below', 'that'), link, join(link, 'below')]) {
    expect(() => requireDataFolder(path), path).toThrow(new EnvironmentError('SIGHTLINE_DATA_DIR', 'must be a folder that this account can read and write.'))
  }
})

it('refuses a folder that cannot be written, whatever its permissions say', () => {
  expect(() => requireDataFolder('/proc/self')).toThrow(sentence)
})
