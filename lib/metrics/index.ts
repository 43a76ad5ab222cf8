import 'server-only'

export { bringsMetricsToken } from './brings-metrics-token'
export { writeMetrics } from './write-metrics'
