import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'
import { version } from '../environment/version'
import type { ExportedVisit } from './exported-visit'
import { type ExportFormat, writingOf } from './export-formats'

export interface ExportRequest {
  format: ExportFormat
  /** Whether each visit's JSON as received goes with it. */
  raw: boolean
  reason: string
  /** E-mail of the account that exports. */
  account: string
  /** Which list it is, and what was asked of it, as the manifest repeats both. */
  list: ExportedList
  query: Record<string, unknown>
  /** Origin of this installation. */
  installation: string
  /** Epoch milliseconds. */
  now: number
}

export type ExportedList = 'visitor' | 'search' | 'linked id' | 'network' | 'map cell'

/**
 * The bytes of a ZIP with `visits.csv` or `visits.json` and then `manifest.json`. It fails where the pages fail, and is then cut
 * short before its manifest and its directory, so that it does not look whole.
 * Each page gives some bytes or none, so that whoever takes them can leave at every page.
 */
export async function* exportArchive(pages: AsyncIterable<readonly ExportedVisit[]>, request: ExportRequest): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    written.push(bytes)
  })
  const { head, between, write, tail } = writingOf(request.format, request.raw)
  const name = `visits.${request.format}`
  const file = addFile(zip, name)
  const digest = createHash('sha256')
  const sources: Record<string, number> = {}
  let visits = 0
  let bytes = 0

  function add(text: string, isLast = false): void {
    const chunk = Buffer.from(text)
    digest.update(chunk)
    bytes += chunk.length
    file.push(chunk, isLast)
  }

  add(head)
  for await (const page of pages) {
    const lines = page.map((exported, index) => `${visits + index > 0 ? between : ''}${write(exported)}`)
    for (const { visit: { region } } of page) sources[region ?? 'unknown'] = (sources[region ?? 'unknown'] ?? 0) + 1
    visits += page.length
    if (lines.length > 0) add(lines.join(''))
    yield Buffer.concat(written.splice(0))
  }
  add(tail, true)

  const manifest = {
    file: name,
    sha256: digest.digest('hex'),
    bytes,
    visits,
    visitsBySource: sources,
    rawJson: request.raw,
    list: request.list,
    query: request.query,
    reason: request.reason,
    account: request.account,
    time: new Date(request.now).toISOString(),
    installation: request.installation,
    sightline: version,
  }
  addFile(zip, 'manifest.json').push(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), true)
  zip.end()
  yield Buffer.concat(written)
}

function addFile(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  zip.add(file)
  return file
}
