import type { VisitTables } from './migrations/001-visits'
import type { AccountTables } from './migrations/002-accounts'
import type { AuditTables } from './migrations/003-audit'
import type { CompactVisitTables } from './migrations/004-compact-visits'
import type { MapTables } from './migrations/005-map-rollups'
import type { SavedSearchTables } from './migrations/006-saved-searches'
import type { IntakeTables } from './migrations/007-intakes'
import type { ErasureTables } from './migrations/008-erasure'
import type { RetentionTables } from './migrations/010-retention'
import type { MapSpanTables } from './migrations/011-map-spans'
import type { InboxTables } from './migrations/012-inbox'

/** Every table of the database; each area's tables stand beside the migration that made them. */
export type Schema = Omit<VisitTables, 'visits' | 'visit_raw'> & CompactVisitTables & AccountTables & AuditTables & MapTables & SavedSearchTables & IntakeTables & ErasureTables & RetentionTables & MapSpanTables & InboxTables
