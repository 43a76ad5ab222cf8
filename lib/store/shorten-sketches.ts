import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { shortenSketch } from './visitor-sketch'

/** As long as a dense sketch gets; a sparse one is shorter. */
const shortEnough = 257

export type CellKey = [grain: number, bucket: number, cell: number]

/** Shortens the sketches to which writers have appended much, in a transaction of its own. */
export async function shortenSketches(database: Database, keys: readonly CellKey[]): Promise<void> {
  const statements = await toShortenings(database, keys)
  if (statements.length > 0) await database.batch(statements)
}

/**
 * What shortens the sketches of these cells, for any transaction. What is appended meanwhile stays behind the shortened part, so that
 * nobody waits and nothing is lost; a sketch that somebody else shortened meanwhile is left alone.
 */
export async function toShortenings(database: Database, keys: readonly CellKey[]): Promise<Statement[]> {
  if (keys.length === 0) return []
  const { kysely } = database
  const select = kysely.selectFrom('map_cells').select(['grain', 'bucket', 'cell', 'sketch']).where('grain', '=', 0).where('bucket', '=', 0).where('cell', '=', 0).compile().sql
  const [found] = await database.read([{ sql: select, many: keys }])
  const many = (found?.rows ?? []).map(([grain, bucket, cell, sketch]) => ({ key: [Number(grain), Number(bucket), Number(cell)], sketch: String(sketch) }))
    .filter(({ sketch }) => sketch.length > shortEnough)
    .map(({ key, sketch }) => [shortenSketch(sketch), sketch.length + 1, ...key, sketch.length, sketch])
  if (many.length === 0) return []
  const update = kysely.updateTable('map_cells').set({ sketch: sql<string>`cast(${''} as text) || substr(sketch, ${0})` })
    .where('grain', '=', 0).where('bucket', '=', 0).where('cell', '=', 0).where(sql<boolean>`substr(sketch, 1, ${0}) = ${''}`).compile().sql
  return [{ sql: update, many }]
}
