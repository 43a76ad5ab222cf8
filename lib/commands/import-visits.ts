import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { environment, requireDataFolder } from '../environment'
import { getVisitStore } from '../store/get-visit-store'
import { type ImportReport, importFile } from './import-file'
import { openImportSource } from './import-source'

const usage = `Usage: npm run import -- [--again] FILE…

FILE holds one visit a line as JSON (NDJSON), may be packed (.gz), or is - for standard input. Run it again to go on after an
interruption or to import what was added; --again reads from the start. Lines that are no visits go to FILE.rejected with the reason.

Exit code: 0 all stored, 1 something was rejected or could not be read, 2 it could not begin.`

const folder = process.env.SIGHTLINE_IMPORT_FROM ?? process.cwd()
const count = (number: number) => number.toLocaleString('en')

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { again: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } } })
  if (values.help || positionals.length === 0) {
    console.log(usage)
    return values.help ? 0 : 2
  }
  requireDataFolder(environment().dataDir)
  const store = getVisitStore()
  await store.totals()
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  let complete = true
  try {
    for (const name of positionals) {
      if (stop.signal.aborted) break
      complete = (await importOne(name, { store, again: values.again, stop: stop.signal })) && complete
    }
  } finally {
    await store.close()
  }
  return complete ? 0 : 1
}

/** True when every line of it is stored. */
async function importOne(name: string, options: { store: ReturnType<typeof getVisitStore>; again: boolean; stop: AbortSignal }): Promise<boolean> {
  const bar = new SingleBar({ format: '{bar} {percentage}% · {visits} visits · {rate}/s · {left} left', hideCursor: true, clearOnComplete: true, etaBuffer: 50 })
  const started = performance.now()
  try {
    const source = await openImportSource(name, folder)
    let read = 0
    let start = 0
    const report = await importFile(source, {
      ...options,
      now: Date.now,
      onStart: (offset) => {
        read = start = offset
        bar.start(source.size ?? 0, offset, { visits: '0', rate: '0', left: '…' })
      },
      onProgress: (bytes, report) => {
        const taken = countTaken(report)
        read += bytes
        const seconds = (performance.now() - started) / 1_000
        const left = source.size === undefined ? '…' : duration(((source.size - read) / (read - start)) * seconds)
        bar.update(read, { visits: count(taken), rate: count(Math.round(taken / seconds)), left })
      },
    })
    bar.stop()
    console.log(summary(source, report, (performance.now() - started) / 1_000))
    return report.finished && report.rejected === 0
  } catch (error) {
    bar.stop()
    console.error(`${name} was not imported to its end: ${sentenceOf(error)}`)
    return false
  }
}

function summary({ name, rejectedFile }: { name: string; rejectedFile: string }, report: ImportReport, seconds: number): string {
  const parts = [`${count(report.accepted)} new visits`, `${count(report.duplicates)} stored before`]
  if (report.erased > 0) parts.push(`${count(report.erased)} refused because they were erased here`)
  if (report.tooOld > 0) parts.push(`${count(report.tooOld)} refused because they are older than visits are kept`)
  if (report.skipped > 0) parts.push(`${count(report.skipped)} lines done by an earlier import`)
  if (report.rejected > 0) parts.push(`${count(report.rejected)} rejected, see ${rejectedFile}`)
  const rate = Math.round(countTaken(report) / Math.max(seconds, 0.001))
  return `${name}: ${parts.join(', ')}. ${duration(seconds)}, ${count(rate)} visits/s.${report.finished ? '' : ' Stopped; run it again to go on.'}`
}

const countTaken = ({ accepted, duplicates, erased, tooOld }: ImportReport) => accepted + duplicates + erased + tooOld

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '…'
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

const sentences: Record<string, string> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder.',
  ENOSPC: 'the disk is full. What is stored stays; free some space, then run it again to go on.',
  disk_full: 'the disk is full. What is stored stays; free some space, then run it again to go on.',
  EACCES: 'this account may not read it.',
  Z_BUF_ERROR: 'the packed file ends too early. What stood before is stored.',
  Z_DATA_ERROR: 'the packed file is damaged. What stood before the damage is stored.',
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return ('code' in error && typeof error.code === 'string' && sentences[error.code]) || error.message
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exitCode = 2
  },
)
