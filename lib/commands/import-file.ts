import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import type { IncomingVisit, VisitStore } from '../store/visit-store'
import { readVisit } from '../visits/read-visit'
import type { ImportSource } from './import-source'
import { type Line, splitLines } from './split-lines'

const longestLine = 2 * 1024 * 1024
/** What is read before it is stored; also what a killed import reads again. */
const batchVisits = 2_000
const batchBytes = 8 * 1024 * 1024

export interface ImportReport {
  accepted: number
  duplicates: number
  /** Not stored, because their visitor or their linked id was erased. */
  erased: number
  /** Not stored, because they are older than visits are kept. */
  tooOld: number
  rejected: number
  /** Lines that an earlier import had done. */
  skipped: number
  /** False when it was stopped before the end. */
  finished: boolean
}

export interface ImportOptions {
  store: VisitStore
  now: () => number
  /** Reads a file from its start although a part of it was imported before. */
  again: boolean
  stop: AbortSignal
  onStart: (offset: number) => void
  onProgress: (bytes: number, report: ImportReport) => void
}

const placeSchema = z.object({ offset: z.number().int().nonnegative(), line: z.number().int().nonnegative() })
type Place = z.infer<typeof placeSchema>

/** Stores every visit of a source; reads one batch while the one before is written. Throws errors of the disk, the database and gzip. */
export async function importFile(source: ImportSource, { store, now, again, stop, onStart, onProgress }: ImportOptions): Promise<ImportReport> {
  const start = again ? { offset: 0, line: 0 } : await findPlace(store, source)
  const report: ImportReport = { accepted: 0, duplicates: 0, erased: 0, tooOld: 0, rejected: 0, skipped: start.line, finished: false }
  const rejects = createRejects(source, start.offset > 0)
  let batch: IncomingVisit[] = []
  let bytes = 0
  let place = start
  let writing: Promise<void> = Promise.resolve()
  const write = async (visits: IncomingVisit[], end: Place, before: Promise<void>) => {
    const { accepted, duplicates, erased, tooOld } = await store.append(visits)
    // A later batch must not move the place past one that failed.
    await before
    report.accepted += accepted
    report.duplicates += duplicates
    report.erased += erased
    report.tooOld += tooOld
    if (source.identity !== undefined) await store.writeNote(`import:${source.identity}`, JSON.stringify(end))
  }
  const flush = async () => {
    const before = writing
    // It is prepared while the one before is still written.
    writing = write(batch, place, before)
    // Heard of at the next flush; until then it must not count as unhandled.
    writing.catch(() => undefined)
    batch = []
    bytes = 0
    await before
  }
  onStart(start.offset)
  try {
    for await (const line of splitLines(source.open(start.offset, (read) => onProgress(read, report)), longestLine, start)) {
      const read = readLine(line, now())
      if (read === 'empty') continue
      if ('error' in read) {
        report.rejected += 1
        await rejects.add(line, read.error)
      } else batch.push(read)
      bytes += line.bytes?.length ?? 0
      if (line.terminated) place = { offset: line.end, line: line.number }
      if (batch.length >= batchVisits || bytes >= batchBytes) await flush()
      if (stop.aborted) break
    }
    report.finished = !stop.aborted
  } finally {
    await rejects.close()
    // Also after a damaged file: what was read before the damage is stored.
    await flush()
    await writing
  }
  return report
}

async function findPlace(store: VisitStore, { identity, size = 0 }: ImportSource): Promise<Place> {
  const beginning = { offset: 0, line: 0 }
  const note = identity === undefined ? null : await store.readNote(`import:${identity}`)
  const place = note === null ? beginning : placeSchema.parse(JSON.parse(note))
  return place.offset <= size ? place : beginning
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function readLine({ bytes }: Line, now: number): IncomingVisit | { error: string } | 'empty' {
  if (!bytes) return { error: 'The line is longer than 2 MiB.' }
  if (bytes.length === 0) return 'empty'
  let value: unknown
  try {
    const text = decoder.decode(bytes)
    if (text.trim() === '') return 'empty'
    value = JSON.parse(text)
  } catch (error) {
    return { error: error instanceof SyntaxError ? 'The line is no JSON.' : 'The line is no UTF-8 text.' }
  }
  const read = readVisit(value, { now })
  return read.ok ? { visit: read.visit, raw: read.raw, notes: read.notes } : { error: read.error }
}

/** Made at the first bad line, readable by its owner alone: it holds what may be personal. */
function createRejects({ rejectedFile }: ImportSource, goesOn: boolean) {
  let file: FileHandle | undefined
  return {
    async add({ number, bytes }: Line, error: string) {
      file ??= await open(rejectedFile, goesOn ? 'a' : 'w', 0o600)
      await file.write(`${JSON.stringify({ line: number, error, content: bytes?.toString() })}\n`)
    },
    close: async () => file?.close(),
  }
}
