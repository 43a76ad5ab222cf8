import { writeAudit } from '../audit/write-audit'
import { getDatabase } from '../database/get-database'
import { processWide } from '../database/process-wide'
import { getWriteThrough } from '../history/get-write-through'
import { getServerApi } from '../server-api/get-server-api'
import { getVisitStore } from '../store/get-visit-store'
import { createErasures, type Erasures } from './create-erasures'

/** This process's own, which does nothing before it is told to. */
export function getErasures(): Erasures {
  return processWide('erasures', () => createErasures({
    database: getDatabase(),
    store: getVisitStore(),
    writeAudit,
    forget: (visitorId) => {
      getServerApi().forget(visitorId)
      getWriteThrough().forget(visitorId)
    },
    now: Date.now,
  }))
}
