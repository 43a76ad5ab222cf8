import { valueAt } from './value-at'

/** Where an event tells of the address that it came by: its address names one of the two families, else the one that is given counts. */
export function eventIpInfo(event: unknown): 'ip_info.v4' | 'ip_info.v6' {
  const address = valueAt(event, 'ip_address')
  const usesV6 = typeof address === 'string' && address.includes(':')
  const [family, other] = usesV6 ? (['ip_info.v6', 'ip_info.v4'] as const) : (['ip_info.v4', 'ip_info.v6'] as const)
  return valueAt(event, family) === undefined && valueAt(event, other) !== undefined ? other : family
}
