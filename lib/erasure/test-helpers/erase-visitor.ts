import { migrate } from '../../database/migrate'
import { openDatabase } from '../../database/open-database'
import { createVisitStore } from '../../store/create-visit-store'
import { createErasures } from '../create-erasures'

/** Run as a program: erases a visitor of the folder or the PostgreSQL of the first argument, and says when that is begun. */
const [where = '', visitorId = ''] = process.argv.slice(2)
const database = openDatabase({ ...(where.startsWith('postgres:') ? { databaseUrl: where } : { folder: where }), prepare: migrate })
const erasures = createErasures({ database, store: createVisitStore(database), forget: () => undefined, writeAudit: async () => undefined, now: Date.now })
await erasures.begin({ kind: 'visitor', id: visitorId, scope: 'visitors', reason: 'a test', account: 'admin@example.com' })
process.stdout.write('begun\n')
await erasures.idle()
