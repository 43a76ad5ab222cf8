import { Counter, Registry, collectDefaultMetrics } from 'prom-client'
import { processWide } from '../database/process-wide'

interface Metrics {
  registry: Registry
  requests: Counter<'method' | 'route' | 'status'>
}

/** What this process counts by itself: its requests, its event loop and its memory. */
export function getMetrics(): Metrics {
  return processWide('metrics', createMetrics)
}

function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'sightline_requests_total',
    help: 'Answers of the console’s API, by the pattern of their address.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  return { registry, requests }
}
