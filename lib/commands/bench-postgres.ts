import { createDatabaseAt } from '../database/test-helpers/create-database-at'
import { startPostgres } from '../database/test-helpers/start-postgres'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { createVisitStore } from '../store/create-visit-store'
import type { BenchRow } from './bench-row'
import { benchReads, benchUrlParts, appendMade } from './bench-store'
import { benchStoreMap } from './bench-store-map'

/** The same statements over the same visits, all of them appended, on a PostgreSQL of this machine with its settings as they come. */
export async function benchPostgres({ visits }: { visits: number }): Promise<BenchRow[]> {
  const server = await startPostgres()
  const place = await createDatabaseAt(server.url)
  const database = openDatabase({ ...place.options, prepare: migrate })
  const store = createVisitStore(database)
  try {
    const filled = await appendMade(store, visits)
    const rows: BenchRow[] = [
      { name: 'append, 1000 a call', median: filled.made / filled.seconds, unit: 'visits/s', note: `${((await store.sizeOnDisk()) / visits).toFixed(0)} bytes each` },
      ...(await benchReads(store, filled.visitors, 1)),
      ...(await benchStoreMap(store)),
      ...(await benchUrlParts(database)),
    ]
    // The bounds are those of the embedded store.
    return rows.map(({ name, median, unit, note }) => ({ name: `PostgreSQL: ${name}`, median, unit, ...(note !== undefined && { note }) }))
  } finally {
    await store.close()
    await server.remove()
  }
}
