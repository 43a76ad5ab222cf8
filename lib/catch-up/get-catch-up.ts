import { setTimeout as wait } from 'node:timers/promises'
import { processWide } from '../database/process-wide'
import { getServerApi, serverApiAccess } from '../server-api/get-server-api'
import { getVisitStore } from '../store/get-visit-store'
import { type CatchUp, createCatchUp } from './create-catch-up'

/** This process's own catch-up, which does nothing before it is started. */
export function getCatchUp(): CatchUp {
  return processWide('catch-up', () => createCatchUp({
    store: getVisitStore(),
    serverApi: getServerApi(),
    sources: serverApiAccess().sources,
    now: Date.now,
    wait: (ms, signal) => wait(ms, undefined, { signal }),
  }))
}
