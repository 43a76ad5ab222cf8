import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { isDatabaseError } from '../database/database-error'
import { type JsonRow, compileInsertRows } from '../database/insert-rows'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import { toStatement } from '../database/to-statement'
import { bucketOf, grainsOf, type Span, spans, type StoredSize, storedSizes } from './map-grains'
import { readMadeSpans } from './map-spans'
import { shortenSketch } from './visitor-sketch'

/** Whole parallels of every grid, of which few cells have visits: some milliseconds of reading and adding up. */
const cellsAtOnce = 2_880
/** Where fewer than these had visits, the next look is twice as wide, up to so many: most of the world is empty. */
const fewCells = 100
const mostAtOnce = 4 * cellsAtOnce
/** Added up in one go, so that the event loop is held for a few milliseconds. */
const summedAtOnce = 200

interface Due {
  span: Span
  size: StoredSize
  /** Of the span in that grid. */
  grain: number
  bucket: number
  /** No visit is known of. One that comes meanwhile is seen by the mark. */
  isEmpty: boolean
}

/** Makes the sums of every span that is over, one of a grid a transaction; one that fails keeps none behind it. Cut short, the rest is made the next time. */
export async function makeSpans(database: Database, onProgress: (done: number, of: number) => void = () => undefined): Promise<void> {
  const due = await findDue(database)
  const failures: unknown[] = []
  for (const [index, one] of due.entries()) {
    onProgress(index, due.length)
    await makeSpan(database, one).catch((error: unknown) => {
      if (isDatabaseError(error, 'closed') || isDatabaseError(error, 'unreachable')) throw error
      failures.push(error)
    })
  }
  if (failures.length > 0) throw failures[0]
}

/** Of 30 days those too in which nothing was, or a map of all time would look into each day of them. */
async function findDue(database: Database): Promise<Due[]> {
  const { rows } = await sql<{ day: number }>`select distinct hour / 24 as day from visit_counts where kind = 'placed'`.execute(database.kysely)
  const days = rows.map(({ day }) => Number(day))
  const [oldest, newest] = days.reduce(([least, most], day) => [Math.min(least, day), Math.max(most, day)], [Infinity, -Infinity])
  const due: Due[] = []
  for (const size of storedSizes) {
    const made = await readMadeSpans(database, size)
    for (const span of spans) {
      // The last one goes on growing.
      const end = bucketOf(span, newest)
      const seen = new Set(days.map((day) => bucketOf(span, day)))
      const buckets = span.isMadeEmpty ? fromTo(bucketOf(span, oldest), end) : seen
      for (const bucket of buckets) if (bucket < end && !made.has(span, bucket)) due.push({ span, size, grain: grainsOf(size)[span.name], bucket, isEmpty: !seen.has(bucket) })
    }
  }
  return due
}

function* fromTo(first: number, end: number): Generator<number> {
  for (let bucket = first; bucket < end; bucket += 1) yield bucket
}

/**
 * A span is the sum of its days. They are read while others write: a visit that comes meanwhile takes the mark away, by which the sums are
 * seen to be of no use.
 */
async function makeSpan(database: Database, due: Due): Promise<void> {
  const maker = randomUUID()
  if (!(await mark(database, due, maker))) return
  const rows: JsonRow[] = []
  if (!due.isEmpty) for await (const some of sumUp(database, due)) rows.push(...some)
  await replace(database, due, rows, maker).catch((error: unknown) => {
    if (!isDatabaseError(error, 'changed_meanwhile')) throw error
  })
}

/** False where its sums hold already. Waits for the transactions under way, whose visits would not be read, and whose end would not be seen. */
async function mark({ kysely }: Database, { grain, bucket }: Due, maker: string): Promise<boolean> {
  return kysely.transaction().execute(async (transaction) => {
    await sqlFunctions(kysely).lockTable('map_cells')?.execute(transaction)
    const { numInsertedOrUpdatedRows: marked } = await transaction.insertInto('map_spans').values({ grain, bucket, maker })
      .onConflict((conflict) => conflict.columns(['grain', 'bucket']).doUpdateSet({ maker }).where('map_spans.maker', 'is not', null)).executeTakeFirstOrThrow()
    return marked !== 0n
  })
}

/** Rows of the span, some parallels after the others. */
async function* sumUp({ kysely }: Database, { span, size, grain, bucket }: Due): AsyncGenerator<JsonRow[]> {
  const { joined } = sqlFunctions(kysely)
  const days = Array.from({ length: span.days }, (_, index) => bucket * span.days + index)
  for (let first = 0, end = cellsAtOnce; first < (360 / size) * (180 / size); ) {
    const sums = await kysely.selectFrom('map_cells').where('grain', '=', grainsOf(size).day).where('bucket', 'in', days).where('cell', '>=', first).where('cell', '<', end)
      .select(['cell', sql<number>`sum(visits)`.as('visits'), sql<number>`sum(incognito)`.as('incognito'), sql<number>`sum(bots)`.as('bots'), joined('sketch').as('sketches')])
      .groupBy('cell').orderBy('cell').execute()
    // Sketches, one behind the other, are that of their union.
    const rows: JsonRow[] = []
    for (const [index, { cell, visits, incognito, bots, sketches }] of sums.entries()) {
      if (index > 0 && index % summedAtOnce === 0) await setImmediate()
      rows.push([grain, bucket, cell, Number(visits), Number(incognito), Number(bots), shortenSketch(sketches.replaceAll(',', ''))])
    }
    yield rows
    const atOnce = sums.length < fewCells ? Math.min(2 * (end - first), mostAtOnce) : cellsAtOnce
    first = end
    end += atOnce
  }
}

/** Fails as `changed_meanwhile` where the mark is gone, or another's. */
async function replace(database: Database, { grain, bucket }: Due, rows: readonly JsonRow[], maker: string): Promise<void> {
  const { kysely } = database
  const insert = compileInsertRows(kysely, 'map_cells', ['grain', 'bucket', 'cell', 'visits', 'incognito', 'bots', 'sketch'], (conflict) => conflict.doNothing())
  // The mark is the last: who counts a day anew has locked the cells before it takes the marks away.
  await database.batch([
    toStatement(kysely.deleteFrom('map_cells').where('grain', '=', grain).where('bucket', '=', bucket).compile()),
    ...(rows.length > 0 ? [insert(rows)] : []),
    { ...toStatement(kysely.updateTable('map_spans').set({ maker: null }).where('grain', '=', grain).where('bucket', '=', bucket).where('maker', '=', maker).compile()), expectChanges: 1 },
  ])
}
