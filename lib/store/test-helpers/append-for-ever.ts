import { migrate } from '../../database/migrate'
import { openDatabase } from '../../database/open-database'
import { createVisitStore } from '../create-visit-store'
import { incomingVisit } from './incoming-visit'

/** Run as a program: several callers append without end to the folder or the PostgreSQL of the first argument, and print what was acknowledged. */
const [where = '', prefix = ''] = process.argv.slice(2)
const store = createVisitStore(openDatabase({ ...(where.startsWith('postgres:') ? { databaseUrl: where } : { folder: where }), prepare: migrate }))

async function appendForEver(caller: number) {
  for (let round = 0; ; round += 1) {
    const ids = Array.from({ length: (round % 5) + 1 }, (_, index) => `${prefix}-${caller}-${round}-${index}`)
    await store.append(ids.map((id) => incomingVisit(`v${caller}`, id, 1_700_000_000_000 + round, { linkedId: `l${round % 7}`, ip: `192.0.2.${round % 256}` })))
    process.stdout.write(ids.map((id) => `${id}\n`).join(''))
  }
}

for (let caller = 0; caller < 8; caller += 1) void appendForEver(caller)
