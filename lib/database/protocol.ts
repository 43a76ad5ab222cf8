/** What may be bound to a statement. */
export type Bindable = string | number | bigint | Uint8Array | null

/** One statement, run once with `parameters` or once for each of `many`, whose rows have different keys where a conflict updates. */
export interface Statement {
  sql: string
  parameters?: readonly Bindable[]
  many?: readonly (readonly Bindable[])[]
  /** The transaction is undone with code `changed_meanwhile` when another number of rows is changed (or returned). */
  expectChanges?: number
}

export interface StatementResult {
  columns: string[]
  rows: unknown[][]
  /** Rows changed, or rows returned by a statement that returns any. */
  changes: number
}

/** An error as it crosses the thread boundary; codes as SQLite names and numbers them. */
export interface SerializedError {
  message: string
  code?: string
  rawCode?: number
}

export interface WorkerAnswer {
  id: number
  /** Many rows as JSON, where bytes are `{hex}`. */
  results?: string | StatementResult[]
  error?: SerializedError
}
