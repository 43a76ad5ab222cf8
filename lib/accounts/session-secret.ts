import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processWide } from '../database/process-wide'
import { environment, EnvironmentError } from '../environment'

/** The secret that signs session cookies, kept in the data folder for its owner alone and made at the first use. */
export function readSessionSecret(folder: string): string {
  const file = join(folder, 'session-secret')
  if (!existsSync(file)) makeSecret(folder, file)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new EnvironmentError('SIGHTLINE_DATA_DIR', 'holds a file session-secret that is damaged: remove that file and start again.')
  return secret
}

/** Written whole under another name, then linked: a link is made once, and nobody ever reads half a secret. */
function makeSecret(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** That of this installation. */
export function getSessionSecret(): string {
  return processWide('session-secret', () => readSessionSecret(environment().dataDir))
}
