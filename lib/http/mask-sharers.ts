import type { Role, SharersAnswer } from '../console-api/answers'
import { ipNetwork, parseCidr } from '../visits/ip-address'
import { maskAddresses, maskIp } from './mask-address'
import { mayActAs } from './require-role'

/** Those who share something as `role` may see them: for an agent networks in the place of addresses. */
export function maskSharers(answer: SharersAnswer, role: Role): SharersAnswer {
  if (mayActAs(role, 'analyst')) return answer
  return {
    ...answer,
    visitors: answer.visitors.map((visitor) => ({ ...visitor, ips: each(visitor.ips, maskIp), linkedIds: each(visitor.linkedIds, maskAddresses) })),
  }
}

const each = (values: readonly string[], mask: (value: string) => string) => [...new Set(values.map(mask))]

/** The network of an address, or a network, as CIDR; for an agent no closer than the one that stands for an address. Undefined for other text. */
export function networkFor(role: Role, address: string): string | undefined {
  const range = parseCidr(address.includes('/') ? address : `${address}/${address.includes(':') ? 128 : 32}`)
  if (!range || mayActAs(role, 'analyst')) return range?.text
  const [ip = '', prefix] = range.text.split('/')
  return Number(prefix) > (ip.includes(':') ? 48 : 24) ? ipNetwork(ip) : range.text
}
