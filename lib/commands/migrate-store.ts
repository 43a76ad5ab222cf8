import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SingleBar } from 'cli-progress'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { environment } from '../environment'
import { eraseAgain } from '../erasure/erase-again'
import { isErasingVisitors } from '../erasure/erasure-rows'
import { carryRetention } from '../store/carry-retention'
import { createVisitStore } from '../store/create-visit-store'
import { settleInbox } from '../store/settle-inbox'
import { migrateRows } from './migrate-rows'
import { countVisits, forgetPlace, type Migrated, migrateVisits } from './migrate-visits'

const usage = `Usage: DATABASE_URL=postgres://name:password@host/database npm run migrate-store

Copies the embedded store in SIGHTLINE_DATA_DIR to that PostgreSQL: visits as received, accounts with their passwords, the audit and the
store's notes; everybody signs in again. Nothing of the embedded store is taken away. Stop the console first, or run this again afterwards: it goes
on where it was. Nothing is stored twice.`

const count = (number: number) => number.toLocaleString('en')

async function main(): Promise<void> {
  if (process.argv.length > 2) {
    console.log(usage)
    process.exitCode = process.argv[2] === '--help' ? 0 : 2
    return
  }
  const { dataDir, databaseUrl } = environment()
  if (databaseUrl === undefined) throw new Error(`DATABASE_URL names no PostgreSQL to copy to.\n\n${usage}`)
  if (!existsSync(join(dataDir, 'sightline.db'))) throw new Error(`SIGHTLINE_DATA_DIR ${dataDir} holds no embedded store to copy.`)
  const source = openDatabase({ folder: dataDir, prepare: migrate })
  const target = openDatabase({ databaseUrl, prepare: migrate })
  const store = createVisitStore(target)
  const bar = new SingleBar({ format: '{bar} {percentage}% · {value} of {total} visits · {rate}/s · {eta_formatted} left', hideCursor: true, clearOnComplete: true, etaBuffer: 50 })
  const started = performance.now()
  let first: number | undefined
  try {
    if (await isErasingVisitors(source)) throw new Error('The visitors of a linked id are being erased. Start the console on the embedded store, wait until its settings say that they are, stop it, then run this again.')
    await settleInbox(source)
    await migrateRows(source, target)
    // What an earlier run has copied and was erased since; its place counts that too.
    if ((await eraseAgain(target)) > 0) await forgetPlace(store)
    bar.start(1, 0, { rate: '0' })
    const migrated = await migrateVisits(source, store, (progress) => {
      first ??= progress.done
      bar.setTotal(Math.max(progress.of, 1))
      bar.update(progress.done, { rate: count(Math.round(((progress.done - first) * 1_000) / (performance.now() - started))) })
    })
    bar.stop()
    await carryRetention(source, target)
    await report({ ...migrated, inSource: await countVisits(source), inTarget: await countVisits(target), again: () => forgetPlace(store) })
  } finally {
    bar.stop()
    await source.close()
    await store.close()
  }
}

async function report({ done, refused, inSource, inTarget, again }: Migrated & { inSource: number; inTarget: number; again: () => Promise<void> }): Promise<void> {
  if (done === inSource && inTarget + refused >= inSource) {
    const left = refused === 0 ? '' : ` but ${count(refused)} that were erased or are older than visits are kept`
    console.log(`Copied: all ${count(inSource)} visits of the embedded store${left} are in the PostgreSQL, which holds ${count(inTarget)}. Set DATABASE_URL for the console too.`)
    return
  }
  await again()
  console.error(`${count(done)} visits were copied, and the embedded store holds ${count(inSource)}: some came or went meanwhile. Stop the console and run this again.`)
  process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
