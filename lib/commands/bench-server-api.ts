import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createGuardedServerApi } from '../server-api/create-guarded-server-api'
import { isServerApiError } from '../server-api/errors/server-api-error'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import { type ServerApiSource, createSource } from '../server-api/source'
import type { Fault } from '../server-api/test-helpers/faulty-upstream'
import { type BenchRow, median, quantile } from './bench-row'
import { benchVisitorId } from './bench-visits'
import { type BenchUpstream, startBenchUpstream } from './start-bench-upstream'

const token = 'a-token-of-the-bench'
const visitorId = benchVisitorId(1)
const mebibyte = 1024 * 1024
/** What the soak goes through, again and again, each for as long as `soakStep` milliseconds. */
const soakFaults: readonly Fault[] = ['well', 'slow', '503', 'well', 'reset', 'long', 'well', 'bomb', 'html', 'well', 'deep', 'cut_json', 'well', '429', 'hang', 'well', 'refuse', 'huge_headers', 'well']
const soakStep = 1_500

interface Bench {
  upstream: BenchUpstream
  source: ServerApiSource
}

/** The chain before a region that goes wrong, with the region in another process and the figures of everyday. */
export async function benchServerApi({ soakMinutes }: { soakMinutes: number }): Promise<BenchRow[]> {
  const upstream = await startBenchUpstream(token)
  const bench = { upstream, source: createSource('eu', upstream.origin, token) }
  try {
    return [await benchEqualLookups(bench), ...(await benchOutage(bench)), await benchRecovery(bench), await benchRetries(bench), ...(await benchSoak(bench, soakMinutes * 60_000))]
  } finally {
    await upstream.stop()
  }
}

async function benchEqualLookups({ upstream, source }: Bench): Promise<BenchRow> {
  const calls: number[] = []
  for (let round = 0; round < 20; round += 1) {
    const before = await upstream.behave('well')
    await withApi(source, (api) => Promise.all(Array.from({ length: 100 }, () => lookUp(api, source))))
    calls.push((await upstream.behave('well')) - before)
  }
  return { name: 'calls of 100 equal look-ups', median: median(calls), unit: 'calls', bound: 'exactly 1', note: `at most ${Math.max(...calls)}` }
}

/** Hangs until the circuit opens, and is asked while it is open. */
async function benchOutage({ upstream, source }: Bench): Promise<BenchRow[]> {
  await upstream.behave('hang')
  const hanging: number[] = []
  const open: number[] = []
  await withApi(source, async (api) => {
    while (api.health()[0]?.circuit.state !== 'open') {
      const asked = Array.from({ length: 20 }, (_, caller) => lookUp(api, source, `hanging${caller}`))
      hanging.push(...(await Promise.all(asked)).map(({ tookMs }) => tookMs))
    }
    for (let round = 0; round < 1_000; round += 1) {
      const { tookMs, code } = await lookUp(api, source, `open${round}`)
      if (code === 'circuit_open') open.push(tookMs)
    }
  })
  return [
    { name: 'look-up of a hanging region, before its circuit opens', median: median(hanging), unit: 'ms', bound: 'p99 at most 8500 ms', note: `p99 ${quantile(hanging, 0.99).toFixed(0)} ms of ${hanging.length}` },
    { name: 'look-up while the circuit is open', median: median(open), unit: 'ms', bound: 'p99 at most 100 ms', note: `p99 ${quantile(open, 0.99).toFixed(2)} ms of ${open.length}` },
  ]
}

/** The region heals in the moment in which its circuit has opened. */
async function benchRecovery({ upstream, source }: Bench): Promise<BenchRow> {
  await upstream.behave('500')
  const recovered = await withApi(source, async (api) => {
    while (api.health()[0]?.circuit.state !== 'open') await lookUp(api, source)
    await upstream.behave('well')
    const healed = performance.now()
    while ((await lookUp(api, source)).code !== undefined) await sleep(50)
    return performance.now() - healed
  })
  return { name: 'recovery of a region that heals once its circuit is open', median: recovered, unit: 'ms', bound: 'at most 10000 ms' }
}

/** Of a region that fails every other time, so that its circuit lets calls through. */
async function benchRetries({ upstream, source }: Bench): Promise<BenchRow> {
  const lookups = 200
  const before = await upstream.behave('well')
  await withApi(source, async (api) => {
    for (let round = 0; round < lookups; round += 1) {
      await upstream.behave(round % 3 === 0 ? '503' : 'well')
      await lookUp(api, source)
    }
  })
  const calls = (await upstream.behave('well')) - before
  return { name: 'calls a look-up, a third of which meet a 503', median: calls / lookups, unit: 'calls', bound: 'at most 1.1' }
}

async function benchSoak({ upstream, source }: Bench, lengthMs: number): Promise<BenchRow[]> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const memory: number[] = []
  let lookups = 0
  let pages = 0
  let isOver = false
  await withApi(source, async (api) => {
    const callers = Array.from({ length: 4 }, async (_, caller) => {
      while (!isOver) {
        lookups += 1
        const { code } = await lookUp(api, source, lookups % 2 === 0 ? visitorId : `nobody${caller}`, lookups % 500 + 1)
        if (code === undefined) pages += 1
        await sleep(code === 'circuit_open' || code === 'paused' ? 50 : 5)
      }
    })
    const end = performance.now() + lengthMs
    for (let step = 0; performance.now() < end; step += 1) {
      if (step % soakFaults.length === 0) {
        // Collecting all of the memory at once holds the loop up, and only a bench does it.
        delay.disable()
        memory.push(heldMemory())
        delay.enable()
      }
      await upstream.behave(soakFaults[step % soakFaults.length] ?? 'well')
      await sleep(soakStep)
      if (step % 4 === 3) api.tryNow('eu')
    }
    delay.disable()
    isOver = true
    await upstream.behave('well')
    await Promise.all(callers)
  })
  memory.push(heldMemory())
  // The first round fills the cache and compiles what runs.
  const [settled = 0] = memory.slice(Math.min(1, memory.length - 2))
  const minutes = `${(lengthMs / 60_000).toFixed(1)} minutes, ${lookups} look-ups, ${pages} answered`
  return [
    { name: 'memory that a soak leaves behind', median: ((memory.at(-1) ?? 0) - settled) / mebibyte, unit: 'MiB', bound: 'at most 50 MiB', note: `${minutes}; ${memory.map((bytes) => (bytes / mebibyte).toFixed(0)).join(', ')} MiB` },
    { name: 'lag of the event loop during the soak', median: delay.percentile(50) / 1e6 - 10, unit: 'ms', bound: 'p99 at most 50 ms', note: `p99 ${(delay.percentile(99) / 1e6 - 10).toFixed(1)} ms, longest ${(delay.max / 1e6 - 10).toFixed(0)} ms` },
  ]
}

async function withApi<T>(source: ServerApiSource, run: (api: GuardedServerApi) => Promise<T>): Promise<T> {
  const api = createGuardedServerApi({ sources: [source] })
  try {
    return await run(api)
  } finally {
    await api.close()
  }
}

/** `code` of what it failed with, or of why it is stale; undefined where the region answered. */
async function lookUp(api: GuardedServerApi, source: ServerApiSource, visitor = visitorId, limit = 50): Promise<{ tookMs: number; code: string | undefined }> {
  const started = performance.now()
  const code = await api.ask(source, visitor, { limit, fresh: true }).then(({ stale }) => stale?.failure.code, (error: unknown) => {
    if (!isServerApiError(error)) throw error
    return error.code === 'visitor_not_found' ? undefined : error.code
  })
  return { tookMs: performance.now() - started, code }
}

/** Bytes on and beside the heap that are still needed. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
