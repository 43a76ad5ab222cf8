import type { MapQuestion } from '../store/map-types'
import { createMapTally } from '../store/map-rollup'
import type { VisitStore } from '../store/visit-store'
import { wholeWorld } from '../visits/map-grid'
import { type BenchRow, median, quantile } from './bench-row'
import { benchTime, benchVisit } from './bench-visits'

const dayMs = 86_400_000
const europe = { west: -11, south: 35, east: 32, north: 62 }

/** What the fraud map asks of a filled store, and what gathering its sums costs a visit before they are written. */
export async function benchStoreMap(store: VisitStore): Promise<BenchRow[]> {
  // Of the filling: in a kept store later visits were appended by the bench itself, some days behind it.
  const newest = Math.ceil(benchTime(1, 1) / dayMs) * dayMs - 1
  const month = { from: newest + 1 - 30 * dayMs, to: newest }
  const ask = (question: MapQuestion) => () => store.map(question)
  return [
    await time('map of the world, 30 days', 30, 'at most 25 ms', ask({ bounds: wholeWorld, size: 10, filter: month })),
    await time('map of the world in finer cells, 30 days', 30, 'at most 100 ms', ask({ bounds: wholeWorld, size: 5, filter: month })),
    await time('map of the world, all time', 30, 'at most 100 ms', ask({ bounds: wholeWorld, size: 10, filter: {} })),
    await time('map of a continent, 30 days', 30, 'at most 100 ms', ask({ bounds: europe, size: 1, filter: month })),
    await time('map of a town, all time', 30, 'at most 100 ms', ask({ bounds: { west: 11, south: 50, east: 14, north: 52 }, size: 0.25, filter: {} })),
    await time('map of a country by filter', 5, undefined, ask({ bounds: wholeWorld, size: 10, filter: { ...month, country: 'DE' } })),
    await time('histogram of the world, all time', 30, 'at most 100 ms', () => store.mapHistogram({ bounds: wholeWorld, size: 10, filter: {} })),
    gathering(),
  ]
}

function gathering(): BenchRow {
  const facts = Array.from({ length: 20_000 }, (_, number) => benchVisit(number % 400, number).visit).map(({ visitorId, timestamp, incognito, ipLocation }) => ({
    visitorId, time: timestamp, latitude: ipLocation?.latitude ?? null, longitude: ipLocation?.longitude ?? null, incognito: incognito === true,
    botProbability: 0, city: ipLocation?.city?.name ?? null, country: ipLocation?.country?.code ?? null, browser: 'Chrome',
  }))
  const started = performance.now()
  for (let first = 0; first < facts.length; first += 1_000) {
    const tally = createMapTally()
    for (const fact of facts.slice(first, first + 1_000)) tally.add(fact)
    tally.rollup()
  }
  return { name: 'sums of the map, gathered', median: ((performance.now() - started) / facts.length) * 1_000, unit: 'µs/visit' }
}

async function time(name: string, rounds: number, bound: string | undefined, run: () => Promise<unknown>): Promise<BenchRow> {
  const times: number[] = []
  await run()
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
  }
  return { name, median: median(times), unit: 'ms', ...(bound && { bound }), note: `p99 ${quantile(times, 0.99).toFixed(1)} ms` }
}
