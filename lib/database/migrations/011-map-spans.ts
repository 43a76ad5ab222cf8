import { type Kysely, sql } from 'kysely'

export interface MapSpanTables {
  /** Spans of several days whose sums in `map_cells` hold, or will once who makes them is done: see lib/store/map-spans. */
  map_spans: {
    grain: number
    bucket: number
    /** Of whoever sums it up at the moment; null once its sums hold. */
    maker: string | null
  }
}

/** Until now the sums of 30 days were kept by every transaction; those that hold are taken over, and nothing of the others stays. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createTable('map_spans')
    .addColumn('grain', 'smallint', (column) => column.notNull())
    .addColumn('bucket', 'integer', (column) => column.notNull())
    .addColumn('maker', 'text')
    .addPrimaryKeyConstraint('map_spans_key', ['grain', 'bucket'])
    .execute()
  await sql`insert into map_spans (grain, bucket) select distinct grain, bucket from map_cells where grain in (1, 3, 5)
    and bucket not in (select bucket from map_stale where kind = 'period') and bucket not in (select bucket / 30 from map_stale where kind = 'day')`.execute(db)
  await sql`delete from map_cells where grain in (1, 3, 5) and not exists (select 1 from map_spans where map_spans.grain = map_cells.grain and map_spans.bucket = map_cells.bucket)`.execute(db)
  await sql`delete from map_stale where kind = 'period'`.execute(db)
}
