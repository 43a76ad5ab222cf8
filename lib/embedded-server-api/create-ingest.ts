import type { IncomingVisit, VisitStore } from '../store/visit-store'
import { readVisit } from '../visits/read-visit'
import { parsePiece } from './parse-piece'
import type { Piece } from './split-values'

export interface IngestReport {
  accepted: number
  duplicates: number
  /** Not stored, because their visitor or their linked id was erased; absent where there are none. */
  erased?: number
  /** Not stored, because they are older than visits are kept; likewise. */
  tooOld?: number
  rejected: { line: number; error: string }[]
  /** Rejected ones that are counted but not listed. */
  rejectedMore?: number
}

/** What is handed to the store at once: little enough to be made ready in one turn of the event loop. */
const mostVisits = 250
const mostBytes = 4 * 1024 * 1024
const mostListed = 10_000

/** Takes visits one by one and stores them in batches, one in flight while the next is read. The report counts what is on disk. */
export function createIngest({ store, now }: { store: Pick<VisitStore, 'append'>; now: number }) {
  const report: IngestReport = { accepted: 0, duplicates: 0, rejected: [] }
  let batch: IncomingVisit[] = []
  let batchBytes = 0
  let stored: Promise<void> = Promise.resolve()
  let values = 0

  async function take(piece: Piece): Promise<void> {
    const json = parsePiece(piece)
    if (json.ok || json.tooLarge) values += 1
    if (!json.ok) return reject(piece.place, json.error)
    const read = readVisit(json.value, { now })
    if (!read.ok) return reject(piece.place, read.error)
    batch.push({ visit: { ...read.visit, region: 'embedded' }, raw: read.raw, notes: read.notes })
    batchBytes += piece.bytes?.length ?? 0
    if (batch.length >= mostVisits || batchBytes >= mostBytes) await flush()
  }

  /** Waits for the batch before, never for this one. Throws what the store threw. */
  async function flush(): Promise<void> {
    const visits = batch
    batch = []
    batchBytes = 0
    await stored
    stored = store.append(visits).then(({ accepted, duplicates, erased, tooOld }) => {
      report.accepted += accepted
      report.duplicates += duplicates
      if (erased > 0) report.erased = (report.erased ?? 0) + erased
      if (tooOld > 0) report.tooOld = (report.tooOld ?? 0) + tooOld
    })
    // It is awaited later; until then it shall not count as unhandled.
    stored.catch(() => undefined)
  }

  function reject(line: number, error: string): void {
    if (report.rejected.length < mostListed) report.rejected.push({ line, error })
    else report.rejectedMore = (report.rejectedMore ?? 0) + 1
  }

  return {
    take,
    /** Resolves with the report once everything taken is on disk. */
    async finish(): Promise<IngestReport> {
      await flush()
      await stored
      return report
    },
    /** How many pieces were JSON, or too large to tell. */
    values: () => values,
  }
}
