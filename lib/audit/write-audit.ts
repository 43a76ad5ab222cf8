import { getDatabase } from '../database/get-database'
import { processWide } from '../database/process-wide'
import { type AuditRecord, createAuditLog } from './audit-log'

/** Writes one row of the audit of this installation. Resolves once it is on disk. */
export function writeAudit(record: AuditRecord): Promise<void> {
  return processWide('audit', () => createAuditLog(getDatabase().kysely, Date.now))(record)
}
