import { getMetrics } from './get-metrics'
import { routePattern } from './route-pattern'

/** Counts an answer of the console's API; `params` are those of its address. */
export function countAnswer(request: Request, params: unknown, status: number): void {
  getMetrics().requests.inc({ method: request.method, route: routePattern(new URL(request.url).pathname, params), status })
}
