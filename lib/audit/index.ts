import 'server-only'
import type { AuditPage } from '../console-api/answers'
import { getDatabase } from '../database/get-database'
import { type AuditFilter, readAudit as readAuditOf } from './read-audit'

export { writeAudit } from './write-audit'

/** A page of this installation's audit, newest first. */
export function readAudit(filter: AuditFilter, cursor: string | undefined): Promise<AuditPage> {
  return readAuditOf(getDatabase().kysely, filter, cursor)
}
