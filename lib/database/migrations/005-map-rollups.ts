import { type Kysely, sql } from 'kysely'
import { columnTypes } from '../column-types'
import { isSqlite } from '../is-sqlite'

export interface MapTables {
  /** Rollup: visits with coordinates by cell and time. */
  map_cells: {
    /** Which grid and which length of time: see lib/store/map-grains. */
    grain: number
    /** Days, or spans of several, since 1970 in UTC. */
    bucket: number
    cell: number
    visits: number
    incognito: number
    bots: number
    /** Of the different visitors: see lib/store/visitor-sketch. Writers append to it; it is shortened now and then. */
    sketch: string
  }
  /** What a cell is called: after the first visit there that named a place. */
  map_places: { grain: number; cell: number; place: string }
  /** Rollup: visits by hour since 1970 in UTC. */
  visit_counts: { kind: VisitCountKind; hour: number; value: string; visits: number; incognito: number; bots: number }
  /** Days whose rollups are to be counted anew. */
  map_stale: { kind: 'day'; bucket: number }
}

/** `placed`: those with coordinates. The values are '', or a country's code, or a browser's name. */
export type VisitCountKind = 'all' | 'placed' | 'country' | 'browser'

export async function up(db: Kysely<never>): Promise<void> {
  const { key } = columnTypes(db)
  const compact = isSqlite(db) ? sql`without rowid` : sql``
  await db.schema.createTable('map_cells')
    .addColumn('grain', 'smallint', (column) => column.notNull())
    .addColumn('bucket', 'integer', (column) => column.notNull())
    .addColumn('cell', 'integer', (column) => column.notNull())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('incognito', 'bigint', (column) => column.notNull())
    .addColumn('bots', 'bigint', (column) => column.notNull())
    .addColumn('sketch', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('map_cells_key', ['grain', 'bucket', 'cell'])
    .modifyEnd(compact)
    .execute()
  await db.schema.createTable('map_places')
    .addColumn('grain', 'smallint', (column) => column.notNull())
    .addColumn('cell', 'integer', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('map_places_key', ['grain', 'cell'])
    .modifyEnd(compact)
    .execute()
  await db.schema.createTable('visit_counts')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('hour', 'integer', (column) => column.notNull())
    .addColumn('value', key, (column) => column.notNull())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('incognito', 'bigint', (column) => column.notNull())
    .addColumn('bots', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('visit_counts_key', ['kind', 'hour', 'value'])
    .modifyEnd(compact)
    .execute()
  await db.schema.createTable('map_stale')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('bucket', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('map_stale_key', ['kind', 'bucket'])
    .execute()
  // What is there already is counted once the console runs.
  await sql`insert into map_stale (kind, bucket) select distinct 'day', (time - (time % 86400000 + 86400000) % 86400000) / 86400000 from visits`.execute(db)
}
