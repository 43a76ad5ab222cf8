import { writeAudit } from '../audit/write-audit'
import { getDatabase } from '../database/get-database'
import { processWide } from '../database/process-wide'
import { createRetention, type Retention } from './create-retention'

/** This process's own, which does nothing before it is told to. */
export function getRetention(): Retention {
  return processWide('retention', () => createRetention({ database: getDatabase(), writeAudit, now: Date.now }))
}
