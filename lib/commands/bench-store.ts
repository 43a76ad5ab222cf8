import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { createVisitStore } from '../store/create-visit-store'
import type { VisitStore } from '../store/visit-store'
import { benchStoreMap } from './bench-store-map'
import { type BenchRow, median, quantile } from './bench-row'
import { fillProgress } from './fill-progress'
import { benchIp, benchLinkedId, benchVisit, benchVisitorId } from './bench-visits'

/** The visitor that everything slow is asked of. */
const busiest = 0
const visitsOfBusiest = 20_000
const visitsOfOthers = 50
const batch = 1_000

/** Fills a store of its own with made-up visits, and times what pages ask of it; every figure includes the way to the thread and back. */
export async function benchStore({ visits }: { visits: number }): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-bench-'))
  const store = createVisitStore(openDatabase({ folder, prepare: migrate }))
  try {
    const filled = await fill(store, visits)
    const size = (await stat(join(folder, 'sightline.db'))).size
    return [
      { name: `append, ${batch} a call`, median: filled.visits / filled.seconds, unit: 'visits/s', note: `${filled.visits} visits of ${filled.visitors} visitors, ${(size / filled.visits).toFixed(0)} bytes each` },
      ...(await benchReads(store, filled.visitors)),
      ...(await benchStoreMap(store)),
      ...(await benchAppends(store, filled.visitors)),
    ]
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

/** In the order of real life: the visits of a visitor lie apart from each other on the disk. */
async function fill(store: VisitStore, visits: number) {
  const ofBusiest = Math.min(visitsOfBusiest, Math.floor(visits / 2))
  const visitors = Math.max(1, Math.floor((visits - ofBusiest) / visitsOfOthers))
  const every = Math.max(2, Math.floor(visits / ofBusiest))
  const started = performance.now()
  const progress = fillProgress(visits)
  let others = 0
  for (let first = 0; first < visits; first += batch) {
    progress.at(first)
    const numbers = Array.from({ length: Math.min(batch, visits - first) }, (_, index) => first + index)
    await store.append(numbers.map((number) => {
      if (number % every === 0) return benchVisit(busiest, number)
      others += 1
      return benchVisit(1 + (others % visitors), number)
    }))
  }
  progress.end()
  return { visits, visitors, seconds: (performance.now() - started) / 1_000 }
}

async function benchReads(store: VisitStore, visitors: number): Promise<BenchRow[]> {
  const page = { limit: 50 }
  const someone = (round: number) => 1 + ((round * 7_919) % visitors)
  const newest = (await store.history(benchVisitorId(busiest), {}, { limit: 1 })).visits[0]
  const scan = async () => {
    for await (const chunk of store.scanHistory(benchVisitorId(busiest), {}, visitsOfBusiest)) if (chunk.length === 0) return
  }
  return [
    await time('history of 50', 2_000, 'at most 1 ms', (round) => store.history(benchVisitorId(someone(round)), {}, page)),
    await time('history of 50 of the visitor with most', 500, undefined, () => store.history(benchVisitorId(busiest), {}, page)),
    await time('history of 50 by linked id', 1_000, undefined, (round) => store.history(benchVisitorId(someone(round)), { linkedId: benchLinkedId(someone(round)) }, page)),
    await time('one visitor, summed up', 1_000, undefined, (round) => store.findVisitor(benchVisitorId(someone(round)))),
    await time('one visit of the visitor with most', 20, 'at most 60 ms', () => store.findVisit(benchVisitorId(busiest), newest?.requestId ?? '')),
    await time('activity of the visitor with most', 20, undefined, () => store.activity(benchVisitorId(busiest), {})),
    await time('every visit of the visitor with most', 5, undefined, scan),
    await time('search by linked id', 300, undefined, (round) => store.searchVisitors([{ kind: 'linkedId', value: benchLinkedId(someone(round)) }], page)),
    await time('search by IP', 300, undefined, (round) => store.searchVisitors([{ kind: 'ip', value: benchIp(someone(round)) }], page)),
    await time('search by network', 50, undefined, (round) => store.searchVisitors([{ kind: 'network', value: `${benchIp(someone(round))}/24` }], page)),
    await time('search by part of an id', 100, undefined, (round) => store.searchVisitors([{ kind: 'visitorIdPart', value: benchVisitorId(someone(round)).slice(0, 3) }], page)),
    await time('ids one slip away', 20, undefined, (round) => store.similarVisitors(benchVisitorId(someone(round)))),
    await time('totals', 20, undefined, () => store.totals()),
  ]
}

async function benchAppends(store: VisitStore, visitors: number): Promise<BenchRow[]> {
  let number = 2 ** 30
  const one = () => store.append([benchVisit(1 + ((number += 1) % visitors), number)])
  const alone = await time('append of one visit', 500, undefined, one)
  const started = performance.now()
  const calls = 3_200
  const callers = Array.from({ length: 64 }, async () => {
    for (let call = 0; call < calls / 64; call += 1) await one()
  })
  await Promise.all(callers)
  return [alone, { name: 'append of one visit by 64 callers', median: calls / ((performance.now() - started) / 1_000), unit: 'visits/s' }]
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
