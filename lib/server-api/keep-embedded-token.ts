import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { EnvironmentError } from '../environment/environment-error'

/**
 * The token in the data folder's file `embedded-token`, made at the first call: 32 random bytes, for the owner's eyes only. Processes that
 * start together get the same one. Throws EnvironmentError when the file holds something else, or the folder is of no use.
 */
export function keepEmbeddedToken(dataDir: string): string {
  const path = join(dataDir, 'embedded-token')
  try {
    return readTokenFile(path) ?? createTokenFile(dataDir, path)
  } catch (cause) {
    if (cause instanceof EnvironmentError) throw cause
    throw new EnvironmentError('SIGHTLINE_DATA_DIR', 'must be a folder that this account can read and write.', { cause })
  }
}

function readTokenFile(path: string): string | undefined {
  try {
    const token = readFileSync(path, 'utf8').trim()
    if (!/^[\w-]{43}$/.test(token)) throw new EnvironmentError('SIGHTLINE_DATA_DIR', 'holds a file embedded-token that is damaged: remove that file and start again.')
    chmodSync(path, 0o600)
    return token
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Written whole under another name, then linked: a link is made once, and nobody ever reads half a token. */
function createTokenFile(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const token = randomBytes(32).toString('base64url')
  try {
    const file = openSync(/* turbopackIgnore: true */ draft, 'wx', 0o600)
    writeSync(file, `${token}\n`)
    fsyncSync(file)
    closeSync(file)
    linkSync(draft, path)
    return token
  } catch (error) {
    const other = isCode(error, 'EEXIST') ? readTokenFile(path) : undefined
    if (other === undefined) throw error
    return other
  } finally {
    rmSync(draft, { force: true })
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
