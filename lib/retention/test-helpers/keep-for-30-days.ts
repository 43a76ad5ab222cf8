import { migrate } from '../../database/migrate'
import { openDatabase } from '../../database/open-database'
import { createRetention } from '../create-retention'

/** Run as a program: keeps the visits of the folder or the PostgreSQL of the first argument for 30 days, as of the time in the second, epoch milliseconds. */
const [where = '', now = ''] = process.argv.slice(2)
const database = openDatabase({ ...(where.startsWith('postgres:') ? { databaseUrl: where } : { folder: where }), prepare: migrate })
const retention = createRetention({ database, writeAudit: async () => undefined, now: () => Number(now) })
await retention.change({ keepDays: 30, account: 'admin@example.com' })
await retention.idle()
