import type { AuditRecord } from '../audit/audit-log'
import type { Erasure, ErasurePreview, ErasureTarget } from '../console-api/answers'
import { readErased } from '../history/refuse-erased'
import { describeError, logEvent } from '../http/logger'
import type { VisitStore } from '../store/visit-store'
import { beginErasure, type ErasureRequest, type ErasureRow, erasureMark, listErasures, toErasure, unfinishedErasures } from './erasure-rows'
import { previewErasure } from './preview-erasure'
import { runErasure, type RunDependencies } from './run-erasure'

export interface Erasures {
  preview(target: ErasureTarget): Promise<ErasurePreview>
  /** What the audit calls it by. */
  mark(target: Pick<ErasureTarget, 'kind' | 'id'>): Promise<string>
  /** What the audit calls whom somebody looks at: the id, or the mark once it was erased, so that no look-up brings it back. Throws HttpError unavailable. */
  nameInAudit(target: Pick<ErasureTarget, 'kind' | 'id'>): Promise<string>
  /** Resolves once nothing of it is stored any more; what was stored is removed behind that, one erasure after the other. */
  begin(request: ErasureRequest): Promise<Erasure>
  /** The newest first. */
  list(): Promise<Erasure[]>
  /** Goes on with what an earlier process did not end. */
  resume(): void
  /** Resolves once nothing is under way any more; the next start goes on from there. */
  stop(): Promise<void>
  /** Resolves once nothing is to be done. */
  idle(): Promise<void>
}

interface Dependencies extends RunDependencies {
  store: Pick<VisitStore, 'readErased' | 'settle'>
  writeAudit(record: AuditRecord): Promise<void>
}

/** A disk that is full, or a database that does not answer, is tried again. */
const retryMs = 60_000

/** Removes for good, and for good keeps out, what an admin names. */
export function createErasures(dependencies: Dependencies): Erasures {
  const { database, store, now } = dependencies
  const end = new AbortController()
  let running: Promise<void> | undefined
  let again = false
  let retry: NodeJS.Timeout | undefined

  /** What has come in meanwhile is taken on too. */
  async function work(): Promise<void> {
    do {
      again = false
      for (const row of await unfinishedErasures(database)) await carryOut(row)
    } while (again && !end.signal.aborted)
  }

  async function carryOut(row: ErasureRow): Promise<void> {
    if (end.signal.aborted || !(await runErasure(dependencies, row, end.signal))) return
    const done = (await listErasures(database)).find(({ id }) => id === row.id) ?? toErasure(row)
    await dependencies.writeAudit({ account: row.account, action: 'erasure.done', subject: row.mark, detail: tell(done), requestId: row.id })
  }

  function start(): void {
    again = true
    clearTimeout(retry)
    running ??= work()
      .catch((error: unknown) => {
        logEvent('error', 'erasure_failed', describeError(error))
        retry = setTimeout(start, retryMs).unref()
      })
      .finally(() => (running = undefined))
  }

  return {
    async preview(target) {
      await store.settle().catch(() => undefined)
      return previewErasure(database, store, target)
    },
    mark: (target) => erasureMark(database, target),
    nameInAudit: async (target) => ((await readErased(store))(target.kind, target.id) === undefined ? target.id : erasureMark(database, target)),
    async begin(request) {
      const row = await beginErasure(database, request, now())
      start()
      return toErasure(row)
    },
    list: () => listErasures(database),
    resume: start,
    async stop() {
      end.abort()
      clearTimeout(retry)
      await running
    },
    idle: async () => running,
  }
}

const tell = ({ visits, visitors, savedSearches, auditRows }: Erasure) => `visits ${visits}, visitors ${visitors}, saved searches ${savedSearches}, audit rows ${auditRows}`
