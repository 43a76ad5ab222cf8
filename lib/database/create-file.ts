import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { toDatabaseError } from './database-error'

/**
 * Makes the file for its owner alone where it is missing; its write-ahead files take their mode from it. Throws DatabaseError. Only
 * before a connection of this process has it open: closing a file ends every lock that the process holds on it, and another process
 * would then remove the write-ahead file under our feet.
 */
export function createFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    throw toDatabaseError({ message: error instanceof Error ? error.message : String(error), code })
  }
}
