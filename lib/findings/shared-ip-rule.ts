import { createEvidence } from './evidence'
import type { Rule } from './rule'

const leastVisitors = 3

/** How many visitors share an address and its network, as the store counts them. */
export interface SharedIp {
  ip: string
  visitors: number
  network: string
  networkVisitors: number
}

/** An address that at least three visitors came from. The evidence is this visitor's visits on it. */
export function createSharedIpRule(shared: SharedIp | undefined): Rule {
  const evidence = createEvidence()
  return {
    see(visit) {
      if (shared && visit.ip === shared.ip) evidence.add(visit)
    },
    result: () => ({
      findings: shared && shared.visitors >= leastVisitors ? [{ kind: 'shared-ip', severity: 'warn', ...evidence.get(), figures: { ...shared } }] : [],
      checked: shared ? ['shared-ip'] : [],
    }),
  }
}
