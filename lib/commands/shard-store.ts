import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { layOutShards } from '../database/lay-out-shards'
import { environment } from '../environment'

const usage = `Usage: npm run shard-store -- ADDRESS ADDRESS…

Spreads the visits of the PostgreSQL of DATABASE_URL over the PostgreSQL databases at these addresses, such as
postgres://name:password@host/database, by the hash of the visitor id. They must be empty, and reachable from the server of
DATABASE_URL under the same addresses. Stop every console first.`

async function main(): Promise<void> {
  const addresses = process.argv.slice(2)
  if (addresses.length < 2 || addresses.some((address) => !/^postgres(ql)?:$/.test(URL.canParse(address) ? new URL(address).protocol : ''))) {
    console.log(usage)
    process.exitCode = addresses[0] === '--help' ? 0 : 2
    return
  }
  const { databaseUrl } = environment()
  if (databaseUrl === undefined) throw new Error('DATABASE_URL must name the PostgreSQL that holds the visits.')
  const database = openDatabase({ databaseUrl })
  await migrate(database).finally(() => database.close())
  await layOutShards(databaseUrl, addresses)
  console.log(`The visits lie on ${addresses.length} servers now.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
