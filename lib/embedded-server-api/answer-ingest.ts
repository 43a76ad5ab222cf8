import type { VisitStore } from '../store/visit-store'
import { answerJson, badRequest } from './answer-json'
import { createBreather } from './breather'
import { createIngest } from './create-ingest'
import { UnreadableBody, readDecoded } from './read-decoded'
import { createJsonSplitter } from './split-json'
import { createLineSplitter } from './split-lines'
import type { Piece } from './split-values'

const largestVisit = 2 * 1024 * 1024
const usualLargestBody = 256 * 1024 * 1024

export interface IngestDependencies {
  store: Pick<VisitStore, 'append'>
  now(): number
  /** Bytes, decoded. */
  largestBody?: number
}

/** `POST /visits`: one visit, an array, or NDJSON. What it counts as accepted is on disk before the answer. */
export async function answerIngest(request: Request, { store, now, largestBody = usualLargestBody }: IngestDependencies): Promise<Response> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (!['identity', 'gzip', 'x-gzip'].includes(encoding)) return answerJson(415, { error: 'unsupported media type', detail: 'content-encoding may be gzip, or left out.' })
  const isNdjson = /^application\/(x-)?ndjson\b/i.test(request.headers.get('content-type') ?? '')

  const splitter = isNdjson ? createLineSplitter(largestVisit) : createJsonSplitter(largestVisit)
  const ingest = createIngest({ store, now: now() })
  const breathe = createBreather()
  const take = async (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      await ingest.take(piece)
      await breathe()
    }
    await breathe()
  }
  let isEmpty = true
  try {
    for await (const chunk of readDecoded(request, { gzip: encoding !== 'identity', limit: largestBody })) {
      isEmpty = false
      await take(splitter.push(chunk))
    }
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error
    return answerJson(error.status, { error: error.status === 413 ? 'body too large' : 'bad request', detail: error.message, ...(await ingest.finish()) })
  }
  await take(splitter.end())
  const report = await ingest.finish()
  const isNoJson = !isNdjson && ingest.values() === 0 && (report.rejected.length > 0 || isEmpty)
  return isNoJson ? badRequest('The body is not JSON. Send a visit, an array of visits, or NDJSON as application/x-ndjson.') : answerJson(200, report)
}
