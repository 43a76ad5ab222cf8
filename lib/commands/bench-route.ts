import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { z } from 'zod'
import { buildBenchConsole, startBenchConsole } from './bench-console'
import { type BenchRow, median } from './bench-row'

const admin = { email: 'admin@sightline.example', password: 'a long enough passphrase' }
const rounds = 9
const requestsOfABlock = 60
const visitors = 20

const cpuSchema = z.object({ user: z.number(), system: z.number() })

/**
 * What a look-up of 50 visits costs of the serving process's CPU, all its threads, beside a route behind the same wrapper that answers the
 * same bytes: a built console with two more routes, its region in a process of its own, blocks of requests one after the other, in turns.
 */
export async function benchRoute(): Promise<BenchRow[]> {
  const folder = join(process.cwd(), 'test-results', 'bench-console')
  await buildBenchConsole(folder)
  const dataFolder = await mkdtemp(join(tmpdir(), 'sightline-bench-route-'))
  const upstream = spawn(process.execPath, ['--import', 'tsx', join(process.cwd(), 'lib/commands/bench-region.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const children: ChildProcess[] = [upstream]
  try {
    const [upstreamPort]: unknown[] = await once(upstream.stdout, 'data')
    const port = 20_000 + (process.pid % 12_000)
    children.push(await startBenchConsole(folder, port, {
      SIGHTLINE_DATA_DIR: dataFolder,
      SIGHTLINE_DEMO: 'off',
      SIGHTLINE_ADMIN_EMAIL: admin.email,
      SIGHTLINE_ADMIN_PASSWORD: admin.password,
      SERVER_API_US_TOKEN: 'token-of-the-bench',
      SERVER_API_US_URL: `http://127.0.0.1:${String(upstreamPort).trim()}`,
    }))
    return await measure(createClient(`http://localhost:${port}`), folder)
  } finally {
    for (const child of children.reverse()) await stop(child)
    await rm(dataFolder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

type Client = ReturnType<typeof createClient>

async function measure(client: Client, folder: string): Promise<BenchRow[]> {
  await client.signIn()
  const body = await client.get('/api/visitors/known-0?fresh=1')
  await writeFile(join(folder, 'constant.json'), body)
  let newcomers = 0
  const kinds = {
    constant: (index: number) => `/api/bench/constant?visitor=known-${index % visitors}`,
    packedConstant: (index: number) => `/api/bench/constant?visitor=known-${index % visitors}`,
    asked: (index: number) => `/api/visitors/known-${index % visitors}?fresh=1`,
    packedAsked: (index: number) => `/api/visitors/known-${index % visitors}?fresh=1`,
    cached: (index: number) => `/api/visitors/known-${index % visitors}`,
    kept: () => `/api/visitors/new-${(newcomers += 1)}`,
  }
  type Kind = keyof typeof kinds
  const block = async (kind: Kind) => {
    const encoding = kind.startsWith('packed') ? 'gzip' : 'identity'
    // A session may ask 600 times a minute, and writes one row of the audit a visitor, which is not what is measured.
    await client.signIn()
    for (let index = 0; index < visitors; index += 1) await client.get(kinds[kind](index), encoding)
    const before = await client.cpuMs()
    for (let index = 0; index < requestsOfABlock; index += 1) await client.get(kinds[kind](index), encoding)
    return ((await client.cpuMs()) - before) / requestsOfABlock
  }
  const names: Kind[] = ['constant', 'asked', 'packedConstant', 'packedAsked', 'cached', 'kept']
  const costs: Record<Kind, number[]> = { constant: [], asked: [], packedConstant: [], packedAsked: [], cached: [], kept: [] }
  for (const kind of names) for (let warmUp = 0; warmUp < 12; warmUp += 1) await block(kind)
  for (let round = 0; round < rounds; round += 1) for (const kind of names) costs[kind].push(await block(kind))

  const ratio = (kind: Kind) => median(costs[kind].map((cost, round) => cost / (costs[kind === 'packedAsked' ? 'packedConstant' : 'constant'][round] ?? Number.NaN)))
  const row = (kind: Kind, name: string, bound?: string): BenchRow => ({ name, median: ratio(kind), unit: 'x', ...(bound && { bound }), note: `${median(costs[kind]).toFixed(2)} ms of CPU` })
  return [
    { name: 'a constant of the same size', median: median(costs.constant), unit: 'ms of CPU', note: `${body.length} bytes` },
    row('asked', 'look-up of 50 visits that asks the region, to the constant', 'at most 1.6'),
    row('packedAsked', 'the same, both compressed as for a browser', 'at most 1.6'),
    row('cached', 'the look-up answered from the cache'),
    row('kept', 'the first of a visitor, with 50 visits to be kept and a row of the audit'),
  ]
}

function createClient(origin: string) {
  const dispatcher = new Agent({ connections: 1, keepAliveTimeout: 60_000 })
  let cookie = ''

  async function get(path: string, encoding = 'identity'): Promise<string> {
    const { statusCode, body } = await request(`${origin}${path}`, { dispatcher, headers: { cookie, 'accept-encoding': encoding } })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text.slice(0, 200)}`)
    return text
  }
  return {
    get,
    async signIn(): Promise<void> {
      const { statusCode, headers, body } = await request(`${origin}/api/auth/sign-in/email`, { dispatcher, method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify(admin) })
      await body.dump()
      if (statusCode !== 200) throw new Error(`Signing in failed with ${statusCode}.`)
      cookie = [headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]).join('; ')
    },
    /** Of the serving process since its start, all threads together. */
    async cpuMs(): Promise<number> {
      const { user, system } = cpuSchema.parse(JSON.parse(await get('/api/bench/cpu')))
      return (user + system) / 1_000
    },
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
