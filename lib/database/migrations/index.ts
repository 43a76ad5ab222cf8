import type { Migration } from 'kysely'
import * as visits from './001-visits'
import * as accounts from './002-accounts'
import * as audit from './003-audit'
import * as compactVisits from './004-compact-visits'
import * as mapRollups from './005-map-rollups'
import * as savedSearches from './006-saved-searches'
import * as intakes from './007-intakes'
import * as erasure from './008-erasure'
import * as urlPartsInBulk from './009-url-parts-in-bulk'
import * as retention from './010-retention'
import * as mapSpans from './011-map-spans'
import * as inbox from './012-inbox'
import * as historyIndex from './013-history-index'

/** In the order of their names; a migration that has been released is never changed. */
export const migrations: Record<string, Migration> = {
  '001-visits': visits,
  '002-accounts': accounts,
  '003-audit': audit,
  '004-compact-visits': compactVisits,
  '005-map-rollups': mapRollups,
  '006-saved-searches': savedSearches,
  '007-intakes': intakes,
  '008-erasure': erasure,
  '009-url-parts-in-bulk': urlPartsInBulk,
  '010-retention': retention,
  '011-map-spans': mapSpans,
  '012-inbox': inbox,
  '013-history-index': historyIndex,
}
