import { parseCidr } from '@/lib/visits/ip-address'

export interface NetworkSize {
  /** `/24`, or `IP` for a single address. */
  label: string
  /** As CIDR. */
  network: string
}

const sizes = { ipv4: [32, 24, 16], ipv6: [128, 64, 48, 32] } as const
const closestForAgents = { ipv4: 24, ipv6: 48 } as const

/**
 * The sizes between which a network (CIDR) is widened and narrowed, closest first, its own among them. It is narrowed around the
 * address from which somebody came, and not at all without one; for an agent no closer than addresses are told.
 */
export function networkSizes(network: string, from: string | undefined, isAgent: boolean): NetworkSize[] {
  const family = network.includes(':') ? 'ipv6' : 'ipv4'
  const own = prefixOf(network)
  const closest = isAgent ? closestForAgents[family] : sizes[family][0]
  const offered = [...new Set([...sizes[family], own])].sort((one, other) => other - one)
  const [ip = ''] = (from ?? network).split('/')
  return offered.filter((size) => size <= closest && (size <= own || from !== undefined)).flatMap((size) => {
    const range = parseCidr(`${ip}/${size}`)
    return range ? [{ label: size === sizes[family][0] ? 'IP' : `/${size}`, network: range.text }] : []
  })
}

const prefixOf = (network: string) => Number(network.slice(network.indexOf('/') + 1))

/** A single address without its length. */
export const networkText = (network: string) => network.replace(network.includes(':') ? /\/128$/ : /\/32$/, '')
