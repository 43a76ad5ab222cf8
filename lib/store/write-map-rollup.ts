import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { type JsonRow, compileInsertRows } from '../database/insert-rows'
import { isSqlite } from '../database/is-sqlite'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { createMapTally, type MapFact, type MapRollup } from './map-rollup'
import { compileLetGo } from './map-spans'
import type { PreparedVisit } from './prepared-visit'
import { type CellKey, shortenSketches, toShortenings } from './shorten-sketches'
import { createStoredMemory } from './stored-memory'

/** A sketch is shortened about once in so many appended characters. */
const shortenEvery = 1_024
/** Fewer wait for others: what they are read with makes a transaction wait. */
const dueAtOnce = 32
/** Tallied in one go, so that the event loop is held for a few milliseconds at the most. */
const talliedAtOnce = 500
/** Cells whose place is known to be stored; beyond that they are told again. */
const mostKnownPlaces = 100_000

/** Builds what keeps the rollups of the map in step: statements for the transaction that stores new visits, and what is to be remembered once it is through. */
export function createMapRollupWriter(database: Database, random: () => number = Math.random) {
  const compiled = compileMapStatements(database)
  const stored = createStoredMemory(mostKnownPlaces)
  // Left to SQLite's next transaction: one of their own would be one more flush to disk. PostgreSQL's would lock cells in another order than that of others.
  const long: CellKey[] = []

  return {
    /** `version` is that of the tombstones. */
    async prepare(visits: readonly PreparedVisit[], version: number): Promise<{ statements: Statement[]; settle: () => Promise<void> }> {
      const tally = createMapTally()
      for (const [index, visit] of visits.entries()) {
        if (index > 0 && index % talliedAtOnce === 0) await setImmediate()
        tally.add(toFact(visit))
      }
      const { cells, counts, places } = tally.rollup()
      const due = long.length < dueAtOnce ? [] : long.splice(0)
      stored.turnTo(version)
      const news = places.filter((place) => !stored.has(keyOfPlace(place)))
      return {
        statements: [...(await toShortenings(database, due)), ...toMapStatements(compiled, { cells, counts, places: news }), ...compiled.letGo(cells.map(([, day]) => Number(day)))],
        async settle() {
          stored.add(news.map(keyOfPlace), version)
          const grown = cells.filter(([, , , , , , sketch]) => random() * shortenEvery < String(sketch).length).map(([grain, bucket, cell]): CellKey => [Number(grain), Number(bucket), Number(cell)])
          // The visits are stored whatever comes of it; the next one shortens what this one leaves.
          if (isSqlite(database.kysely)) long.push(...grown)
          else await shortenSketches(database, grown).catch(() => undefined)
        },
      }
    },
  }
}

const keyOfPlace = ([grain, cell]: JsonRow) => `${String(grain)} ${String(cell)}`

const toFact = ({ row, place, client }: PreparedVisit): MapFact => ({
  visitorId: row.visitor_id,
  time: row.time,
  latitude: place.latitude,
  longitude: place.longitude,
  incognito: row.incognito === 1,
  botProbability: row.bot_probability,
  city: place.city_name,
  country: place.country_code,
  browser: client.browser_name,
})

type Compiled = ReturnType<typeof compileMapStatements>

function toMapStatements(compiled: Compiled, { cells, counts, places }: MapRollup): Statement[] {
  return [
    ...(cells.length > 0 ? [compiled.cells(cells)] : []),
    ...(counts.length > 0 ? [compiled.counts(counts)] : []),
    ...(places.length > 0 ? [compiled.places(places)] : []),
  ]
}

function compileMapStatements({ kysely }: Database) {
  const added = (table: 'map_cells' | 'visit_counts', column: 'visits' | 'incognito' | 'bots') => sql<number>`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`
  return {
    cells: compileInsertRows(kysely, 'map_cells', ['grain', 'bucket', 'cell', 'visits', 'incognito', 'bots', 'sketch'], (conflict) =>
      conflict.columns(['grain', 'bucket', 'cell']).doUpdateSet({
        visits: added('map_cells', 'visits'), incognito: added('map_cells', 'incognito'), bots: added('map_cells', 'bots'), sketch: sql<string>`map_cells.sketch || excluded.sketch`,
      })),
    counts: compileInsertRows(kysely, 'visit_counts', ['kind', 'hour', 'value', 'visits', 'incognito', 'bots'], (conflict) =>
      conflict.columns(['kind', 'hour', 'value']).doUpdateSet({
        visits: added('visit_counts', 'visits'), incognito: added('visit_counts', 'incognito'), bots: added('visit_counts', 'bots'),
      })),
    letGo: compileLetGo(kysely),
    places: compileInsertRows(kysely, 'map_places', ['grain', 'cell', 'place'], (conflict) => conflict.columns(['grain', 'cell']).doNothing()),
  }
}
