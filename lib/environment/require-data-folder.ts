import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EnvironmentError } from './environment-error'

/**
 * Makes the data folder where it is missing, and tries whether it can be written: permissions alone tell nothing of a folder such as
 * /proc. Throws EnvironmentError. Step by step, since a recursive mkdir below such a folder never returns.
 */
export function requireDataFolder(dataDir: string): void {
  try {
    for (const folder of missingFolders(dataDir)) makeFolder(folder)
    rmdirSync(mkdtempSync(join(dataDir, '.writable-')))
  } catch (cause) {
    throw new EnvironmentError('SIGHTLINE_DATA_DIR', 'must be a folder that this account can read and write.', { cause })
  }
}

/** The outermost first. */
function missingFolders(path: string): string[] {
  return existsSync(path) || dirname(path) === path ? [] : [...missingFolders(dirname(path)), path]
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process that starts at the same moment may have been first.
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw error
  }
}
