import { Counter, Gauge, Registry } from 'prom-client'
import type { RegionHealth } from '../server-api/region-health'
import type { AppendTally } from '../store/visit-store'
import { getMetrics } from './get-metrics'

/** What is measured elsewhere and told at each question. Times are epoch milliseconds. */
export interface Figures {
  regions: readonly RegionHealth[]
  archive: AppendTally & { visits: number; visitors: number; size: number }
  now: number
}

/** The labels that a sample has, and its value; undefined where it is not known yet. */
type Sample = [labels: Record<string, string>, value: number | undefined]

/** In Prometheus' text format 0.0.4. No label holds a visitor, an address or a token. */
export async function writeMetrics(figures: Figures): Promise<{ text: string; contentType: string }> {
  const told = new Registry()
  writeRegions(told, figures)
  writeArchive(told, figures)
  new Gauge({ name: 'sightline_uptime_seconds', help: 'Since the start of this process.', registers: [told] }).set(process.uptime())
  return { text: await Registry.merge([getMetrics().registry, told]).metrics(), contentType: told.contentType }
}

function writeRegions(registry: Registry, { regions, now }: Figures): void {
  const of = (read: (health: RegionHealth) => Sample[]) => regions.flatMap((health) => read(health).map(([labels, value]): Sample => [{ region: health.region, ...labels }, value]))
  const one = (read: (health: RegionHealth) => number | undefined) => of((health) => [[{}, read(health)]])
  count(registry, 'sightline_server_api_lookups_total', 'Look-ups, and how they were answered.', ['region', 'answer'], of(({ lookups: { all, cached, joined, stale } }) => [
    [{ answer: 'cached' }, cached], [{ answer: 'joined' }, joined], [{ answer: 'stale' }, stale], [{ answer: 'asked' }, Math.max(0, all - cached - joined - stale)],
  ]))
  count(registry, 'sightline_server_api_calls_total', 'Calls that left this process, retries included.', ['region'], one(({ calls }) => calls))
  count(registry, 'sightline_server_api_retries_total', 'Calls that were a second or third try.', ['region'], one(({ retries }) => retries))
  count(registry, 'sightline_server_api_failures_total', 'Failures by their code.', ['region', 'code'], of(({ failures }) => Object.entries(failures).map(([code, failed]) => [{ code }, failed])))
  gauge(registry, 'sightline_server_api_latency_seconds', 'Quantiles over the newest 200 answers.', ['region', 'quantile'], of(({ latency }) => [
    [{ quantile: '0.5' }, seconds(latency?.p50)], [{ quantile: '0.95' }, seconds(latency?.p95)], [{ quantile: '0.99' }, seconds(latency?.p99)],
  ]))
  gauge(registry, 'sightline_server_api_circuit_open', '1 while the region is not asked, 0.5 while it is tried.', ['region'], one(({ circuit }) => openness[circuit.state]))
  gauge(registry, 'sightline_server_api_pause_seconds', 'How much longer the region wants to be left alone.', ['region'], one(({ pausedUntil }) => Math.max(0, (pausedUntil ?? now) - now) / 1000))
  gauge(registry, 'sightline_server_api_running', 'Calls under way.', ['region'], one(({ running }) => running))
  gauge(registry, 'sightline_server_api_queued', 'Look-ups that wait for their turn.', ['region'], one(({ queued }) => queued))
}

const openness = { closed: 0, half_open: 0.5, open: 1 } as const

function writeArchive(registry: Registry, { archive }: Figures): void {
  gauge(registry, 'sightline_archive_visits', 'Visits in the archive.', [], [[{}, archive.visits]])
  gauge(registry, 'sightline_archive_visitors', 'Visitors in the archive.', [], [[{}, archive.visitors]])
  gauge(registry, 'sightline_archive_bytes', 'The database on disk.', [], [[{}, archive.size]])
  count(registry, 'sightline_archive_appends_total', 'Visits that were to be stored.', ['outcome'], [[{ outcome: 'stored' }, archive.accepted], [{ outcome: 'duplicate' }, archive.duplicates], [{ outcome: 'erased' }, archive.erased], [{ outcome: 'too_old' }, archive.tooOld]])
  count(registry, 'sightline_archive_failures_total', 'Writes that failed.', [], [[{}, archive.failures]])
}

function gauge(registry: Registry, name: string, help: string, labelNames: string[], samples: Sample[]): void {
  const metric = new Gauge({ name, help, labelNames, registers: [registry] })
  for (const [labels, value] of samples) if (value !== undefined) metric.set(labels, value)
}

function count(registry: Registry, name: string, help: string, labelNames: string[], samples: Sample[]): void {
  const metric = new Counter({ name, help, labelNames, registers: [registry] })
  for (const [labels, value] of samples) if (value !== undefined) metric.inc(labels, value)
}

const seconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000)
