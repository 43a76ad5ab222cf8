import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUpFile } from '../database/back-up-file'
import { environment } from '../environment'

const usage = `Usage: npm run backup -- FILE [--force]

Copies the embedded database into FILE while the console runs: visits, accounts, sessions and the audit. The tokens and secrets
beside the database and in the environment are not in it. With --force it replaces FILE.`

function main(): void {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean' }, help: { type: 'boolean' } } })
  const [name] = positionals
  if (values.help || name === undefined || positionals.length > 1) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { dataDir, databaseUrl } = environment()
  if (databaseUrl !== undefined) throw new Error('DATABASE_URL is set, so everything is in PostgreSQL: back that up with pg_dump.')
  const file = resolve(name)
  backUpFile(join(dataDir, 'sightline.db'), file, { overwrite: values.force })
  console.log(`Backed up to ${file}: ${statSync(file).size.toLocaleString('en')} bytes, integrity checked.`)
}

try {
  main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
