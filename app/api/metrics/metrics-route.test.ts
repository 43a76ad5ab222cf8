import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { getDatabase } from '@/lib/database'
import type { RouteHandler } from '@/lib/http/create-route'
import { getServerApi, serverApiAccess } from '@/lib/server-api'
import { type FaultyUpstream, startFaultyUpstream } from '@/lib/server-api/test-helpers/faulty-upstream'
import { getVisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'

const token = 'canary-of-a-token-0123456789'
const metricsToken = 'canary-of-the-metrics-token'
const folder = mkdtempSync(join(tmpdir(), 'sightline-metrics-'))
let upstream: FaultyUpstream
let routes: Record<'metrics' | 'health' | 'visitor', RouteHandler>

beforeAll(async () => {
  upstream = await startFaultyUpstream({ token, visits: [incomingVisit('canary-visitor', 'one', Date.now()).visit] })
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  vi.stubEnv('SIGHTLINE_METRICS_TOKEN', metricsToken)
  vi.stubEnv('SERVER_API_EU_TOKEN', token)
  vi.stubEnv('SERVER_API_EU_URL', upstream.origin)
  routes = {
    metrics: (await import('./route')).GET,
    health: (await import('../health/route')).GET,
    visitor: (await import('../visitors/[visitorId]/route')).GET,
  }
})
afterAll(async () => {
  await getServerApi().close()
  await upstream.close()
  await getDatabase().close()
  rmSync(folder, { recursive: true })
})

async function ask(authorization?: string) {
  const response = await routes.metrics(new Request('http://localhost:3000/api/metrics', { headers: authorization === undefined ? {} : { authorization } }))
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('the metrics', () => {
  it.each([undefined, 'Bearer', 'Bearer wrong', `Bearer ${metricsToken}x`, `Basic ${metricsToken}`, metricsToken])('are refused to who brings %s', async (authorization) => {
    const { status, headers, text } = await ask(authorization)
    expect([status, headers.get('www-authenticate'), headers.get('content-type')]).toEqual([401, 'Bearer', 'application/problem+json'])
    expect(text).not.toContain(metricsToken)
  })

  it('tell Prometheus of regions, archive, process and requests, and of nobody', async () => {
    await getVisitStore().append([incomingVisit('canary-visitor', 'stored', Date.now(), { ip: '203.0.113.24' })])
    for (const source of serverApiAccess().sources) await getServerApi().ask(source, 'canary-visitor', { limit: 10 })
    await upstream.behave('forbidden')
    for (const source of serverApiAccess().sources) await getServerApi().ask(source, 'canary-other', { limit: 10 }).catch(() => undefined)
    await routes.health(new Request('http://localhost:3000/api/health'))
    await routes.visitor(new Request('http://localhost:3000/api/visitors/canary-visitor'), { params: Promise.resolve({ visitorId: 'canary-visitor' }) })

    const { status, headers, text } = await ask(`Bearer ${metricsToken}`)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8', 'no-store'])
    const lines = text.split('\n')
    for (const line of [
      'sightline_server_api_lookups_total{region="eu",answer="asked"} 2',
      'sightline_server_api_calls_total{region="eu"} 2',
      'sightline_server_api_failures_total{region="eu",code="forbidden"} 1',
      'sightline_server_api_circuit_open{region="eu"} 0',
      'sightline_server_api_pause_seconds{region="eu"} 0',
      'sightline_archive_visits 1',
      'sightline_archive_appends_total{outcome="stored"} 1',
      'sightline_requests_total{method="GET",route="/api/health",status="200"} 1',
      'sightline_requests_total{method="GET",route="/api/visitors/[visitorId]",status="401"} 1',
    ]) expect(lines).toContain(line)
    const names = lines.map((line) => line.split(' ')[0])
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'sightline_uptime_seconds', 'sightline_server_api_latency_seconds{region="eu",quantile="0.99"}']) expect(names).toContain(name)
    expect(text).not.toMatch(/canary|203\.0\.113/)
    expect(lines.filter((line) => !/^(# .*|\w+(\{.*\})? \S+)?$/.test(line))).toEqual([])
  })

  it('do not exist where no token is set', async () => {
    vi.stubEnv('SIGHTLINE_METRICS_TOKEN', '')
    vi.resetModules()
    Reflect.deleteProperty(globalThis, 'sightlineEnvironment')
    const { GET } = await import('./route')
    expect((await GET(new Request('http://localhost:3000/api/metrics', { headers: { authorization: 'Bearer ' } }))).status).toBe(404)
  })
})
