import type { QueryResult } from 'kysely'
import type { StatementResult } from './protocol'

/** A statement's result as Kysely hands it on. */
export function toQueryResult<Row>({ columns, rows, changes }: StatementResult): QueryResult<Row> {
  return { rows: rows.map((values) => toRow<Row>(columns, values)), numAffectedRows: BigInt(changes) }
}

/** The one cast: the query's type says what its row holds. */
function toRow<Row>(columns: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = values[index]
  return row as Row
}
