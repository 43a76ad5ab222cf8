import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processWide } from '../database/process-wide'
import { environment } from '../environment'

/** The secret that signs session cookies, kept in the data folder for its owner alone and made at the first use. */
export function readSessionSecret(folder: string): string {
  const file = join(folder, 'session-secret')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    // Whoever came first has made it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new Error('The file session-secret in the data folder is damaged. Delete it and start again.')
  return secret
}

/** That of this installation. */
export function getSessionSecret(): string {
  return processWide('session-secret', () => readSessionSecret(environment().dataDir))
}
