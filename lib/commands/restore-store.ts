import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createAuditLog } from '../audit/audit-log'
import { backUpFile } from '../database/back-up-file'
import { BackupError } from '../database/backup-error'
import { isDatabaseError } from '../database/database-error'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { readDriverError } from '../database/read-driver-error'
import { replaceContent } from '../database/replace-content'
import { eraseAgain } from '../erasure/erase-again'
import { isErasingVisitors } from '../erasure/erasure-rows'
import { carryTombstones } from '../store/carry-tombstones'
import { readTotals } from '../store/read-totals'
import { settleInbox } from '../store/settle-inbox'
import { emptiedTables, leftTables, unitedTables } from './restored-tables'

interface Restore {
  /** The backup. */
  file: string
  /** Of the console. */
  dataDir: string
  /** An empty one beside the database, for a copy that is made ready there. */
  folder: string
  /** Also where there are visits. */
  force: boolean
}

interface Restored {
  visits: number
  /** Visits of the backup that were erased since. */
  erasedAgain: number
}

const databaseName = 'sightline.db'

/** Puts a backup in the place of an embedded database that others may have open. Throws BackupError and DatabaseError, and then nothing is changed. */
export async function restoreStore({ file, dataDir, folder, force }: Restore): Promise<Restored> {
  if (!existsSync(file)) throw new BackupError('no_database', `There is no file ${file}.`)
  copyBackup(file, join(folder, databaseName))
  const live = openDatabase({ folder: dataDir, prepare: migrate })
  const copy = openDatabase({ folder, prepare: migrateCopy })
  const version = await prepare(live, copy, force).finally(() => live.close())
  const restored = await makeReady(copy, basename(file)).finally(() => copy.close())
  replaceContent(join(dataDir, databaseName), join(folder, databaseName), {
    united: unitedTables, emptied: emptiedTables, left: [...leftTables, 'kysely_migration', 'kysely_migration_lock'],
    provided: `select version from main.tombstone_state where version = ${version}`,
    behind: [
      // Whoever knows the tombstones of before reads all of them anew.
      'update main.tombstone_state set version = version + 1',
      'update main.tombstones set version = (select version from main.tombstone_state)',
      'update main.retention set (version, keep_days, changed_at, account) = (select version, keep_days, changed_at, account from restored.retention) where version = 0',
      // What is too old among what came back goes with a run of its own.
      'update main.retention set version = version + 1',
    ],
  })
  return restored
}

function copyBackup(file: string, copy: string): void {
  try {
    backUpFile(file, copy)
  } catch (cause) {
    const error = readDriverError(cause)
    if (isDatabaseError(error, 'disk_full')) throw error
    throw new BackupError('damaged', `${file} is damaged, or is no backup. Nothing was restored.`, { cause })
  }
}

/** A file that is no backup of ours has other tables, or migrations that this version does not know. */
async function migrateCopy(copy: Database): Promise<void> {
  const tables = await copy.kysely.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) throw new BackupError('damaged', 'The file is no backup of Sightline: it has none of its tables.')
  await migrate(copy).catch((cause: unknown) => {
    if (isDatabaseError(cause, 'disk_full')) throw cause
    throw new BackupError('damaged', 'The backup was made by a later version of Sightline. Restore it with that version.', { cause })
  })
}

/** Answers the version of the tombstones that the copy has from here on. */
async function prepare(live: Database, copy: Database, force: boolean): Promise<number> {
  await settleInbox(live)
  const [before, after] = [await readTotals(live), await readTotals(copy)]
  if (before.visits > 0 && !force) {
    throw new BackupError('exists', `The database holds ${before.visits.toLocaleString('en')} visits, which ${after.visits.toLocaleString('en')} of the backup would replace. Back it up first, then add --force.`)
  }
  const { version } = await live.kysely.selectFrom('tombstone_state').select('version').executeTakeFirstOrThrow()
  if (await isErasingVisitors(live)) throw new BackupError('erasing', 'The visitors of a linked id are being erased. Start the console, wait until its settings say that they are, then run this again.')
  await carryTombstones(live, copy)
  return Number(version)
}

async function makeReady(copy: Database, name: string): Promise<Restored> {
  // What waited in the backup to come into its tables.
  await settleInbox(copy)
  const erasedAgain = await eraseAgain(copy)
  const { visits } = await readTotals(copy)
  await createAuditLog(copy.kysely, Date.now)({ account: 'command line', action: 'store.restore', subject: name, detail: `visits ${visits}, erased again ${erasedAgain}`, requestId: `restore-${process.pid}` })
  return { visits, erasedAgain }
}
