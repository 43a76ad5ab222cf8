import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { createVisitStore } from '../store/create-visit-store'
import { urlsOfPart } from '../store/urls-of-part'
import type { IncomingVisit, VisitStore } from '../store/visit-store'
import { benchBareDriver } from './bench-bare-driver'
import { benchStoreMap } from './bench-store-map'
import { type BenchRow, median, quantile } from './bench-row'
import { fillProgress } from './fill-progress'
import { copiedIp, copiedLinkedId, copiedVisitorId, mostTimes, multiplyVisits } from './multiply-visits'
import { benchIp, benchLinkedId, benchTime, benchVisit, benchVisitorId } from './bench-visits'

/** The visitor that everything slow is asked of. */
const busiest = 0
const visitsOfBusiest = 20_000
const visitsOfOthers = 50
const batch = 1_000
const callersAtOnce = 50
const batchesUnderWay = 8

interface Options {
  visits: number
  /** Where the filled store stays for another time; goes on filling what was begun there. */
  keep?: string
}

/** Fills a store of its own with made-up visits, and times what pages ask of it; every figure includes the way to the thread and back. */
export async function benchStore({ visits, keep }: Options): Promise<BenchRow[]> {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'sightline-bench-')))
  await mkdir(folder, { recursive: true })
  const database = openDatabase({ folder, prepare: migrate })
  const store = createVisitStore(database)
  try {
    const times = timesOf(visits)
    const filled = await fillStore(store, visits, database)
    const size = await store.sizeOnDisk()
    const bare = await benchBareDriver(join(folder, 'sightline.db'), visits / times)
    return [
      { name: 'bytes of the database a visit', median: size / visits, unit: 'bytes', bound: 'at most 800', note: `${visits} visits of ${filled.visitors * times} visitors` },
      { name: `the driver alone, ${batch} a transaction`, median: bare.together, unit: 'visits/s' },
      ...(filled.made < visits / times ? [] : [{ name: 'append beside the driver alone', median: filled.made / filled.seconds / bare.together, unit: 'times', bound: 'at least 0.6' }]),
      ...(filled.made === 0 ? [] : [
        { name: 'event loop held during the appends, p99', median: filled.lag, unit: 'ms', bound: 'at most 50' },
        { name: `append, ${batch} a call`, median: filled.made / filled.seconds, unit: 'visits/s', note: times === 1 ? `${filled.made} visits` : `${filled.made} visits; the others are copies of them` },
        { name: 'memory at the most during the appends', median: filled.memory, unit: 'MB' },
      ]),
      { name: 'weeks and 30 days of the map, summed up', median: filled.summedUp, unit: 's' },
      ...(await benchReads(store, filled.visitors, times)),
      ...(await benchStoreMap(store)),
      ...(await benchUrlParts(database)),
      ...(await benchAppends(store, filled.visitors, bare.oneByOne)),
    ]
  } finally {
    await store.close()
    if (keep === undefined) await rm(folder, { recursive: true })
  }
}

/** Fills the embedded store of a folder. */
export async function fillFolder(folder: string, visits: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const database = openDatabase({ folder, prepare: migrate })
  const store = createVisitStore(database)
  await fillStore(store, visits, database).finally(() => store.close())
}

/** Visits that are made up in one go, off the clock. */
const madeAtOnce = 20_000

/** How much of which filling is there; the number is that of the mix of visits. */
const filledNote = 'bench:filled:2'
/** Once copies are being made of it: 'begun', then how many visits it holds with them. */
const multipliedNote = 'bench:multiplied'

/** More are made as copies of these; else they would take hours. */
const mostAppended = 1_000_000

/** The first million is appended, the others are copies of it. */
async function fillStore(store: VisitStore, visits: number, database: Database) {
  const times = timesOf(visits)
  if (visits > mostAppended && (visits % mostAppended !== 0 || times > mostTimes)) throw new Error(`Beyond ${mostAppended} visits are made in whole millions, up to ${mostTimes}.`)
  const filled = await appendMade(store, visits / times)
  await multiply(store, database, visits)
  // Those that the rebuilding made count no more, so that they are timed.
  await database.kysely.deleteFrom('map_spans').execute()
  const started = performance.now()
  await store.makeSpans()
  return { ...filled, summedUp: (performance.now() - started) / 1_000 }
}

const timesOf = (visits: number) => Math.max(1, Math.floor(visits / mostAppended))

async function multiply(store: VisitStore, database: Database, visits: number): Promise<void> {
  const state = await store.readNote(multipliedNote)
  if (state === `${visits}` || (state === null && timesOf(visits) === 1)) return
  if (state !== null) throw new Error('That folder holds copies of another number, or their making was cut short: name another one.')
  await store.writeNote(multipliedNote, 'begun')
  const progress = fillProgress(visits)
  await multiplyVisits(database, visits / mostAppended, progress.at)
  progress.end()
  await store.rebuildRollups(() => undefined)
  await store.writeNote(multipliedNote, `${visits}`)
}

/** In the order of real life, in which the visits of a visitor lie apart; goes on where an earlier filling with as many ended. */
export async function appendMade(store: VisitStore, visits: number) {
  const ofBusiest = Math.min(visitsOfBusiest, Math.floor(visits / 2))
  const visitors = Math.max(1, Math.floor((visits - ofBusiest) / visitsOfOthers))
  const every = Math.max(2, Math.floor(visits / ofBusiest))
  const progress = fillProgress(visits)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let spentMs = 0
  const make = (number: number) => {
    const visitor = number % every === 0 ? busiest : 1 + ((number - Math.floor(number / every)) % visitors)
    return benchVisit(visitor, number, benchTime(number, visits))
  }
  const begun = await readFilled(store, visits)
  for (let first = begun; first < visits; first += madeAtOnce) {
    progress.at(first)
    const made = Array.from({ length: Math.min(madeAtOnce, visits - first) }, (_, index) => make(first + index))
    delay.enable()
    const started = performance.now()
    await appendInBatches(store, made)
    spentMs += performance.now() - started
    delay.disable()
    await store.writeNote(filledNote, `${first + made.length} of ${visits}`)
  }
  progress.end()
  return { visitors, made: visits - begun, memory: process.resourceUsage().maxRSS / 1_024, lag: delay.percentile(99) / 1e6, seconds: spentMs / 1_000 }
}

async function readFilled(store: VisitStore, visits: number): Promise<number> {
  const note = await store.readNote(filledNote)
  if (note === null) return 0
  const [there, of] = note.split(' of ').map(Number)
  if (of !== visits) throw new Error(`That folder is being filled with ${of} visits, not with ${visits}: name another one.`)
  return there ?? 0
}

/** As an import does: batches are made ready while those before are written. */
async function appendInBatches(store: VisitStore, visits: readonly IncomingVisit[]): Promise<void> {
  const underWay: Promise<unknown>[] = []
  for (let first = 0; first < visits.length; first += batch) {
    underWay.push(store.append(visits.slice(first, first + batch)))
    if (underWay.length === batchesUnderWay) await underWay.shift()
  }
  await Promise.all(underWay)
}

/** `times` as many visitors are there, as copies: each is as likely to be asked about. */
export async function benchReads(store: VisitStore, visitors: number, times: number): Promise<BenchRow[]> {
  const page = { limit: 50 }
  const someone = (round: number) => 1 + ((round * 7_919) % visitors)
  const visitorIdOf = (round: number) => copiedVisitorId(benchVisitorId(someone(round)), round % times)
  const linkedIdOf = (round: number) => copiedLinkedId(benchLinkedId(someone(round)), round % times)
  const ipOf = (round: number) => copiedIp(benchIp(someone(round)), round % times)
  const newest = (await store.history(benchVisitorId(busiest), {}, { limit: 1 })).visits[0]
  const scan = async () => {
    for await (const chunk of store.scanHistory(benchVisitorId(busiest), {}, visitsOfBusiest)) if (chunk.length === 0) return
  }
  return [
    await time('history of 50', 2_000, 'at most 1 ms', (round) => store.history(visitorIdOf(round), {}, page)),
    await time('history of 50 of the visitor with most', 500, undefined, () => store.history(benchVisitorId(busiest), {}, page)),
    await time('history of 50 by linked id', 1_000, undefined, (round) => store.history(visitorIdOf(round), { linkedId: linkedIdOf(round) }, page)),
    await time('one visitor, summed up', 1_000, undefined, (round) => store.findVisitor(visitorIdOf(round))),
    await time('one visit of the visitor with most', 20, 'at most 60 ms', () => store.findVisit(benchVisitorId(busiest), newest?.requestId ?? '')),
    await time('activity of the visitor with most', 20, undefined, () => store.activity(benchVisitorId(busiest), {})),
    await time('every visit of the visitor with most', 5, undefined, scan),
    await time('search by linked id', 300, undefined, (round) => store.searchVisitors([{ kind: 'linkedId', value: linkedIdOf(round) }], page)),
    await time('search by IP', 300, undefined, (round) => store.searchVisitors([{ kind: 'ip', value: ipOf(round) }], page)),
    await time('search by network', 50, undefined, (round) => store.searchVisitors([{ kind: 'network', value: `${ipOf(round)}/24` }], page)),
    await time('search by part of an id', 100, undefined, (round) => store.searchVisitors([{ kind: 'visitorIdPart', value: visitorIdOf(round).slice(0, 3) }], page)),
    await time('ids one slip away', 20, undefined, (round) => store.similarVisitors(visitorIdOf(round))),
    await time('totals', 20, undefined, () => store.totals()),
  ]
}

export async function benchUrlParts(database: Database): Promise<BenchRow[]> {
  const parts = { common: 'products', rare: '/products/4321?ref=8', unknown: 'checkout-nowhere' }
  return [
    await time('URLs of a common part', 50, 'at most 50 ms', () => urlsOfPart(database, parts.common, 1_000)),
    await time('URLs of a rare part', 50, 'at most 50 ms', () => urlsOfPart(database, parts.rare, 1_000)),
    await time('URLs of a part that none has', 50, 'at most 50 ms', () => urlsOfPart(database, parts.unknown, 1_000)),
  ]
}

async function benchAppends(store: VisitStore, visitors: number, oneByOne: number): Promise<BenchRow[]> {
  let number = 2 ** 30 + (await store.totals()).visits
  // Of now, as those that come in; made off the clock, as the rows of the driver are.
  const make = (count: number) => Array.from({ length: count }, () => benchVisit(1 + ((number += 1) % visitors), number, benchTime(1, 1) + number))
  const calls = 3_200
  const [waiting, together] = [make(501), make(calls)]
  const alone = await time('append of one visit', 500, undefined, () => store.append(waiting.splice(0, 1)))
  const started = performance.now()
  const callers = Array.from({ length: callersAtOnce }, async () => {
    for (let call = 0; call < calls / callersAtOnce; call += 1) await store.append(together.splice(0, 1))
  })
  await Promise.all(callers)
  const rate = calls / ((performance.now() - started) / 1_000)
  await store.settle()
  const settledRate = calls / ((performance.now() - started) / 1_000)
  return [
    alone,
    { name: 'the driver alone, one by one', median: oneByOne, unit: 'visits/s' },
    { name: `append of one visit by ${callersAtOnce} callers`, median: rate, unit: 'visits/s' },
    { name: 'the same, until they are in their tables', median: settledRate, unit: 'visits/s' },
    { name: `${callersAtOnce} callers beside the driver alone`, median: rate / oneByOne, unit: 'times', bound: 'at least 2' },
  ]
}

async function time(name: string, rounds: number, bound: string | undefined, run: (round: number) => Promise<unknown>): Promise<BenchRow> {
  const times: number[] = []
  await run(0)
  for (let round = 1; round <= rounds; round += 1) {
    const started = performance.now()
    await run(round)
    times.push(performance.now() - started)
  }
  return { name, median: median(times), unit: 'ms', ...(bound && { bound }), note: `p99 ${quantile(times, 0.99).toFixed(2)} ms` }
}
