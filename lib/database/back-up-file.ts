import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import Libsql from 'libsql'
import { BackupError } from './backup-error'

/**
 * Copies the embedded database `source` into the new file `target` while others read and append: one snapshot, checked whole before it
 * gets its name, readable by its owner alone. It holds its thread, so it is for a process of its own. Throws BackupError.
 */
export function backUpFile(source: string, target: string, { overwrite = false } = {}): void {
  if (!existsSync(source)) throw new BackupError('no_database', `There is no database at ${source}. Set SIGHTLINE_DATA_DIR to the folder of the console.`)
  if (existsSync(target) && !overwrite) throw new BackupError('exists', `${target} is there already. Choose another name, or add --force to replace it.`)
  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    // Private from its first byte; VACUUM INTO takes an empty file.
    closeSync(openSync(unfinished, 'wx', 0o600))
    chmodSync(unfinished, 0o600)
    copyInto(source, unfinished)
    requireWhole(unfinished)
    syncFile(unfinished)
    renameSync(unfinished, target)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function copyInto(source: string, target: string): void {
  const database = new Libsql(source, { timeout: 10_000 })
  try {
    database.prepare('vacuum into ?').run(target)
  } finally {
    database.close()
  }
}

function requireWhole(file: string): void {
  const database = new Libsql(file)
  try {
    const answer: unknown = database.prepare('pragma integrity_check').raw().get()
    if (!Array.isArray(answer) || answer[0] !== 'ok') throw new BackupError('damaged', 'The copy did not pass its integrity check, so it was thrown away. Check the disk, then try again.')
  } finally {
    database.close()
  }
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
