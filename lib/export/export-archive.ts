import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'
import { version } from '../environment/version'
import type { Visit } from '../visits/visit'
import { type ExportFormat, writings } from './export-formats'

export interface ExportRequest {
  format: ExportFormat
  reason: string
  /** E-mail of the account that exports. */
  account: string
  /** What was asked for, as the manifest repeats it. */
  query: Record<string, unknown>
  /** Epoch milliseconds. */
  now: number
}

/**
 * The bytes of a ZIP with `visits.csv` or `visits.json` and then `manifest.json`. It fails where the pages fail, and is then cut
 * short before its manifest and its directory, so that it does not look whole.
 */
export async function* exportArchive(pages: AsyncIterable<readonly Visit[]>, request: ExportRequest): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    written.push(bytes)
  })
  const { head, between, write, tail } = writings[request.format]
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
    const lines = page.map((visit, index) => `${visits + index > 0 ? between : ''}${write(visit)}`)
    for (const { region } of page) sources[region ?? 'unknown'] = (sources[region ?? 'unknown'] ?? 0) + 1
    visits += page.length
    add(lines.join(''))
    yield* written.splice(0)
  }
  add(tail, true)

  const manifest = {
    file: name,
    sha256: digest.digest('hex'),
    bytes,
    visits,
    visitsBySource: sources,
    query: request.query,
    reason: request.reason,
    account: request.account,
    time: new Date(request.now).toISOString(),
    sightline: version,
  }
  addFile(zip, 'manifest.json').push(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), true)
  zip.end()
  yield* written.splice(0)
}

function addFile(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  zip.add(file)
  return file
}
