import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { environment, requireDataFolder } from '../environment'
import { restoreStore } from './restore-store'

const usage = `Usage: npm run restore -- FILE [--force]

Puts a backup in the place of the embedded database, also while the console runs: visits, accounts and saved searches as they were then.
What was erased since is erased again, the audit keeps what was done since, visits are kept as long as was set since, and everybody
signs in again. --force is asked for where the database holds visits. Killed, it has changed nothing, and leaves a folder restore-… in the
data folder, which may be deleted.`

const count = (number: number) => number.toLocaleString('en')

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean', default: false }, help: { type: 'boolean' } } })
  const [name] = positionals
  if (values.help || name === undefined || positionals.length > 1) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { dataDir, databaseUrl } = environment()
  if (databaseUrl !== undefined) throw new Error('DATABASE_URL is set, so everything is in PostgreSQL: restore that with pg_restore.')
  requireDataFolder(dataDir)
  const file = resolve(name)
  const folder = mkdtempSync(join(resolve(dataDir), 'restore-'))
  try {
    const { visits, erasedAgain } = await restoreStore({ file, dataDir: resolve(dataDir), folder, force: values.force })
    const again = erasedAgain === 0 ? '' : ` ${count(erasedAgain)} of its visits were erased since, and are not among them.`
    console.log(`Restored from ${basename(file)}: ${count(visits)} visits.${again} Everybody signs in again. A console that runs goes on; start it again when it suits, so that it asks its regions anew for what came in since the backup.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
