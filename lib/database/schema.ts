import type { VisitTables } from './migrations/001-visits'

/** Every table of the database; each area's tables stand beside the migration that made them. */
export type Schema = VisitTables
