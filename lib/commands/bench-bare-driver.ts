import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../database/migrate'
import { type BareDriver, openBareDriver } from '../database/open-bare-driver'
import { openDatabase } from '../database/open-database'

const batch = 1_000
const alone = 500
const tables = {
  places: ['id', 'digest', 'accuracy_radius', 'latitude', 'longitude', 'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code', 'country_name', 'subdivision_name', 'subdivisions'],
  clients: ['id', 'digest', 'browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent'],
  urls: ['id', 'digest', 'url'],
  visits: ['visitor_id', 'request_id', 'time', 'linked_id', 'ip', 'incognito', 'region', 'confidence', 'bot_probability', 'ip_digest', 'linked_id_digest', 'place_id', 'client_id', 'url_id', 'raw_size', 'notes', 'raw'],
} as const

export interface BareRates {
  /** Visits a second in transactions of 1,000, with what they refer to, without rollups and without the index of URL parts. */
  together: number
  /** Visits a second, each on disk before the next. */
  oneByOne: number
}

/** How fast the driver alone writes the first visits of a store, as rows that are ready, into the same tables. */
export async function benchBareDriver(filled: string, visits: number): Promise<BareRates> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-bare-'))
  const empty = openDatabase({ folder, prepare: migrate })
  await empty.kysely.selectFrom('visits').select('time').limit(1).execute()
  await empty.close()
  const from = openBareDriver(filled)
  const to = openBareDriver(join(folder, 'sightline.db'))
  try {
    const together = copyTogether(from, to, visits - alone)
    const rest = from.read('visits', tables.visits, { limit: alone, offset: visits - alone })
    const started = performance.now()
    for (const row of rest) to.insert('visits', tables.visits, [row])
    return { together, oneByOne: rest.length / ((performance.now() - started) / 1_000) }
  } finally {
    from.close()
    to.close()
    await rm(folder, { recursive: true })
  }
}

/** Visits a second; the time of reading them does not count. URLs go along in the share that they have among the visits. */
function copyTogether(from: BareDriver, to: BareDriver, visits: number): number {
  let spent = 0
  const timed = (run: () => void) => {
    const started = performance.now()
    run()
    spent += performance.now() - started
  }
  let lastUrl = 0
  for (const table of ['places', 'clients'] as const) {
    const rows = from.read(table, tables[table], { limit: visits, offset: 0 })
    timed(() => to.insert(table, tables[table], rows))
  }
  for (let offset = 0; offset < visits; offset += batch) {
    const rows = from.read('visits', tables.visits, { limit: Math.min(batch, visits - offset), offset })
    const newest = rows.reduce((most, row) => Math.max(most, Number(row[tables.visits.indexOf('url_id')] ?? 0)), lastUrl)
    const after = lastUrl
    // Ids may have gaps: so many rows may reach beyond the newest that is referred to.
    const urls = from.read('urls', tables.urls, { limit: newest - after, offset: after }).filter(([id]) => Number(id) <= newest)
    lastUrl = newest
    timed(() => to.insert('urls', tables.urls, urls))
    timed(() => to.insert('visits', tables.visits, rows))
  }
  return visits / (spent / 1_000)
}
