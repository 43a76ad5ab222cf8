import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { type ImportOptions, importFile } from './import-file'
import { openImportSource } from './import-source'

const now = Date.UTC(2025, 5, 1)
let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let folder: string
beforeEach(async () => {
  opened = await openTemporaryStore()
  folder = await mkdtemp(join(tmpdir(), 'sightline-import-'))
})
afterEach(async () => {
  await opened.remove()
  await rm(folder, { recursive: true })
})

const line = (number: number) => `${JSON.stringify({ visitorId: `v${number % 7}`, requestId: `r${number}`, timestamp: now - number, linkedId: 'x'.repeat(60) })}\n`
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => line(from + index)).join('')
const importIt = async (name: string, more: Partial<ImportOptions> = {}) =>
  importFile(await openImportSource(name, folder), {
    store: opened.store, now: () => now, again: false, stop: new AbortController().signal, onStart: () => undefined, onProgress: () => undefined, ...more,
  })

it('stores what is good, sets aside what is not, with the reason', async () => {
  await writeFile(join(folder, 'a.ndjson'), `\ufeff${line(1)}\r\n  \nnonsense\n{"visitorId":"v"}\n[]\n${line(1)}${'z'.repeat(3 << 20)}\n${line(2).trim()}`)
  await appendFile(join(folder, 'a.ndjson'), Buffer.from([0x0a, 0xff, 0x0a]))
  expect(await importIt('a.ndjson')).toEqual({ accepted: 2, duplicates: 1, erased: 0, tooOld: 0, rejected: 5, skipped: 0, finished: true })
  const rejected = (await readFile(join(folder, 'a.ndjson.rejected'), 'utf8')).trim().split('\n').map((text): { line: number; error: string; content?: string } => JSON.parse(text))
  expect(rejected.map(({ line: number }) => number)).toEqual([4, 5, 6, 8, 10])
  expect(rejected[0]).toEqual({ line: 4, error: 'The line is no JSON.', content: 'nonsense' })
  expect(rejected[3]).toEqual({ line: 8, error: 'The line is longer than 2 MiB.' })
  expect((await stat(join(folder, 'a.ndjson.rejected'))).mode & 0o777).toBe(0o600)
})

it('does only what was added since the last time', async () => {
  await writeFile(join(folder, 'a.ndjson'), lines(0, 3_000))
  expect(await importIt('a.ndjson')).toMatchObject({ accepted: 3_000, duplicates: 0 })
  await appendFile(join(folder, 'a.ndjson'), lines(3_000, 3_500))
  expect(await importIt('a.ndjson')).toEqual({ accepted: 500, duplicates: 0, erased: 0, tooOld: 0, rejected: 0, skipped: 3_000, finished: true })
  expect(await importIt('a.ndjson', { again: true })).toMatchObject({ accepted: 0, duplicates: 3_500, skipped: 0 })
})

it('goes on where it was stopped', async () => {
  await writeFile(join(folder, 'a.ndjson'), lines(0, 5_000))
  const stop = new AbortController()
  const first = await importIt('a.ndjson', { stop: stop.signal, onProgress: (_, { accepted }) => accepted > 0 && stop.abort() })
  expect(first.finished).toBe(false)
  const second = await importIt('a.ndjson')
  expect(second).toMatchObject({ skipped: first.accepted, finished: true, duplicates: 0 })
  expect(first.accepted + second.accepted).toBe(5_000)
})

it('reads a half-written last line again once it is whole', async () => {
  await writeFile(join(folder, 'a.ndjson'), line(1) + line(2).slice(0, 20))
  expect(await importIt('a.ndjson')).toMatchObject({ accepted: 1, rejected: 1 })
  await appendFile(join(folder, 'a.ndjson'), line(2).slice(20))
  expect(await importIt('a.ndjson')).toMatchObject({ accepted: expect.any(Number), rejected: 0 })
  expect((await opened.store.totals()).visits).toBe(2)
})

it('starts over in a file that was written anew', async () => {
  await writeFile(join(folder, 'a.ndjson'), lines(0, 2_000))
  await importIt('a.ndjson')
  await writeFile(join(folder, 'a.ndjson'), lines(10_000, 10_010))
  expect(await importIt('a.ndjson')).toMatchObject({ accepted: 10, skipped: 0 })
})

it('unpacks .gz, and keeps what stands before the damage', async () => {
  const packed = gzipSync(lines(0, 4_000))
  await writeFile(join(folder, 'a.ndjson.gz'), packed)
  expect(await importIt('a.ndjson.gz')).toMatchObject({ accepted: 4_000 })
  await writeFile(join(folder, 'b.ndjson.gz'), gzipSync(lines(4_000, 9_000)).subarray(0, -100))
  await expect(importIt('b.ndjson.gz')).rejects.toMatchObject({ code: 'Z_BUF_ERROR' })
  expect((await opened.store.totals()).visits).toBeGreaterThan(4_000)
})

it('says what is no file', async () => {
  await expect(importIt('none.ndjson')).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(importIt('.')).rejects.toMatchObject({ code: 'EISDIR' })
})
