import { fetchAnswer, ownProblem, type QueryValue, withQuery } from './fetch-json'
import { ProblemError } from './problem-error'

/** A list of visits that can be taken out: where it is asked for, with the parameters of the list itself. */
export interface ExportTarget {
  path: string
  query: Readonly<Record<string, QueryValue>>
  /** "All 214 visits of this visitor" */
  what: string
}

export interface AskedExport {
  format: 'csv' | 'json'
  /** With each visit's JSON as received. */
  raw: boolean
  reason: string
}

export interface DownloadedExport {
  /** Of the file. */
  name: string
  content: Blob
}

/** Handed over to the browser's own keeping in parts of so many bytes, so that the page does not hold them all. */
const partBytes = 4_000_000

/** Downloads an export, and tells how many bytes are there as they come. Throws ProblemError, also where it breaks off; what was asked is then to be asked anew. */
export async function downloadExport({ path, query }: ExportTarget, { format, raw, reason }: AskedExport, { signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void }): Promise<DownloadedExport> {
  const response = await fetchAnswer(withQuery(path, { ...query, format, raw: raw || undefined, reason }), { signal })
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export.zip'
  try {
    return { name, content: await gather(response, onBytes) }
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new ProblemError(ownProblem(0, 'broken_off', 'The export broke off before its end, so nothing was saved. Check the connection, then try again.'), undefined, { cause })
  }
}

async function gather(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  const parts: Blob[] = []
  let chunks: Uint8Array<ArrayBuffer>[] = []
  let [bytes, waiting] = [0, 0]
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    chunks.push(read.value)
    bytes += read.value.length
    waiting += read.value.length
    if (waiting >= partBytes) {
      parts.push(new Blob(chunks))
      chunks = []
      waiting = 0
    }
    onBytes(bytes)
  }
  return new Blob([...parts, ...chunks], { type: 'application/zip' })
}
