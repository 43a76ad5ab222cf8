import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Region } from '../visits/visit'
import type { ChainFigures } from './chain-figures'
import { createGuardedServerApi } from './create-guarded-server-api'
import { v4Generation } from './generation-v4'
import { visitorsGeneration } from './generation-visitors'
import { createSource } from './source'
import { type Fault, type FaultyUpstream, faults, startFaultyUpstream } from './test-helpers/faulty-upstream'
import { hastyFigures, startOfTests, visitsOf } from './test-helpers/guarded-upstream'

const regions = ['us', 'eu', 'ap'] as const
const canaries = { us: 'canary-of-us-0123456789abcdef', eu: 'canary-of-eu-0123456789abcdef', ap: 'canary-of-ap-0123456789abcdef', embedded: '' } satisfies Record<Region, string>
const spellings = Object.values(canaries).filter((token) => token !== '').flatMap((token) => [token, Buffer.from(token).toString('base64'), Buffer.from(token).toString('hex'), token.slice(0, 20)])
const silent = new Set<Fault>(['hang', 'trickle'])
const figures: ChainFigures = { ...hastyFigures, retry: { ...hastyFigures.retry, atMost: 1 } }
const patientFigures: ChainFigures = { ...figures, patience: { connect: 10_000, headers: 10_000, attempt: 10_000 } }

const upstreams = new Map<Region, FaultyUpstream>()
const printed: string[] = []

beforeAll(async () => {
  for (const region of regions) upstreams.set(region, await startFaultyUpstream({ token: canaries[region], visits: visitsOf('someone', 2) }))
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk))
      return write(chunk)
    })
  }
})
afterEach(() => expectNoToken(printed.splice(0).join('')))
afterAll(async () => {
  vi.restoreAllMocks()
  for (const upstream of upstreams.values()) await upstream.close()
})

/** Everything that a log, a debugger or a crash could show of it. */
function everythingOf(value: unknown): string {
  const chain: unknown[] = []
  for (let link = value; link !== undefined && chain.length < 10; link = link instanceof Error ? link.cause : undefined) chain.push(link)
  return chain.map((link) => [inspect(link, { depth: 10, showHidden: true, getters: true }), JSON.stringify(link), String(link), link instanceof Error ? link.stack : ''].join('\n')).join('\n')
}

function expectNoToken(text: string): void {
  expect(spellings.filter((spelling) => text.includes(spelling))).toEqual([])
}

describe.each([visitorsGeneration, v4Generation])('the token of a region, in the generation $name', (generation) => {
  it.each(faults)('stays hidden under %s', async (fault) => {
    const sources = regions.map((region) => createSource(region, upstreams.get(region)?.origin ?? '', canaries[region], generation))
    const api = createGuardedServerApi({ sources, figures: silent.has(fault) ? figures : patientFigures, now: () => startOfTests, random: () => 0.5 })
    for (const upstream of upstreams.values()) await upstream.behave(fault, { delayMs: 1, everyMs: 20, location: `${upstreams.get('us')?.origin ?? ''}/visitors/someone` })
    const outcomes = await Promise.all(sources.map((source) => api.ask(source, 'someone', { limit: 10 }).catch((error: unknown) => error)))
    const tests = await Promise.all(regions.map((region) => api.testToken(region)))
    expect(outcomes).toHaveLength(3)
    for (const shown of [...outcomes, tests, api.health(), sources, api]) expectNoToken(everythingOf(shown))
    for (const upstream of upstreams.values()) await upstream.behave('well')
    await api.close()
  })

  it('is sent to its own host alone, in headers alone', () => {
    for (const [region, upstream] of upstreams) {
      expect(upstream.calls()).toBeGreaterThan(0)
      for (const { url, headers } of upstream.requests()) {
        expectNoToken(url)
        const sent = JSON.stringify(headers)
        expect(regions.filter((other) => sent.includes(canaries[other]))).toEqual([region])
      }
    }
  })
})
