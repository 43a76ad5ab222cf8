import type { ListedVisit, SourceReport } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { Archive } from './get-history-archive'
import { historyFailure } from './get-history-failure'
import type { SourceReader } from './get-history-source'

/** Throws HttpError where nobody had anything: `not_found` when all said so, 502 to 504 when some failed. */
export function judgeSources(readers: readonly SourceReader[], archive: Archive, found: number, asksArchive: boolean): void {
  if (found > 0 || archive.firstSeen !== null) return
  const failures = readers.flatMap((reader) => reader.failure() ?? [])
  const unknown = readers.filter((reader) => reader.isUnknown())
  if (failures.length === 0 && unknown.length === readers.length && !archive.failed) {
    throw new HttpError('not_found', asksArchive ? 'No visit of this visitor is known. Check the id, or search for it.' : 'This source does not know the visitor. Ask the others too.')
  }
  if (failures.length + unknown.length === readers.length) throw historyFailure(failures, unknown.length > 0)
}

interface ReportOptions {
  asksArchive: boolean
  windowStart: number
  /** The request ids that a Server API answered. */
  answered: ReadonlySet<string>
}

/** Every visit counts for one source. */
export function reportSources(readers: readonly SourceReader[], archive: Archive, visits: readonly ListedVisit[], { asksArchive, windowStart, answered }: ReportOptions): SourceReport[] {
  const regional = readers.map((reader): SourceReport => {
    const failure = reader.failure()
    return {
      source: reader.region,
      status: failure ? 'failed' : 'ok',
      visits: visits.filter((visit) => answered.has(visit.requestId) && visit.region === reader.region).length,
      reachesBackTo: reader.reachesBackTo(windowStart, visits.at(-1)),
      ...(failure ? { code: failure.code } : {}),
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
