import type { ListedVisit, SourceReport } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { Archive } from './get-history-archive'
import type { SourceDoubt } from './get-history-doubt'
import { historyFailure } from './get-history-failure'
import type { SourceReader } from './get-history-source'

interface JudgeOptions {
  found: number
  asksArchive: boolean
  doubts: ReadonlyMap<string, SourceDoubt>
  now: number
}

/** Throws HttpError where nobody had anything: `not_found` when all said so, 502 to 504 when some failed. */
export function judgeSources(readers: readonly SourceReader[], archive: Archive, { found, asksArchive, doubts, now }: JudgeOptions): void {
  if (found > 0 || archive.firstSeen !== null) return
  const failures = [...doubts.values()].filter(({ status }) => status === 'failed')
  const unknown = readers.filter((reader) => reader.isUnknown())
  if (failures.length === 0 && unknown.length === readers.length && !archive.failed) {
    throw new HttpError('not_found', asksArchive ? 'No visit of this visitor is known. Check the id, or search for it.' : 'This source does not know the visitor. Ask the others too.')
  }
  if (failures.length + unknown.length === readers.length) throw historyFailure(failures, unknown.length > 0, now)
}

interface ReportOptions {
  asksArchive: boolean
  windowStart: number
  /** The request ids that a Server API answered. */
  answered: ReadonlySet<string>
  doubts: ReadonlyMap<string, SourceDoubt>
}

/** Every visit counts for one source. */
export function reportSources(readers: readonly SourceReader[], archive: Archive, visits: readonly ListedVisit[], { asksArchive, windowStart, answered, doubts }: ReportOptions): SourceReport[] {
  const regional = readers.map((reader): SourceReport => {
    const doubt = doubts.get(reader.region)
    return {
      source: reader.region,
      status: doubt?.status ?? 'ok',
      visits: visits.filter((visit) => answered.has(visit.requestId) && visit.region === reader.region).length,
      reachesBackTo: reader.reachesBackTo(windowStart, visits.at(-1)),
      ...doubt?.said,
    }
  })
  if (!asksArchive) return regional
  const archived: SourceReport = {
    source: 'archive',
    status: archive.failed ? 'failed' : 'ok',
    visits: visits.filter((visit) => !answered.has(visit.requestId)).length,
    reachesBackTo: archive.firstSeen,
    ...(archive.failed ? { code: 'archive_failed' } : {}),
  }
  return [...regional, archived]
}
