import { bytesToIp, canonicalIp, ipNetwork, ipToBytes } from '../visits/ip-address'

/** The network that is told in place of an address: `203.0.113.0/24`, `2001:db8:4a::/48`. Text that is no address is left out. */
export function maskIp(ip: string): string {
  return canonicalIp(ip) === undefined ? 'unreadable' : ipNetwork(ip)
}

/** `text` with every spelling of `ip` in it replaced by its network, percent-encoded ones too. */
export function maskAddressIn(text: string, ip: string | undefined): string {
  if (ip === undefined || ip === '') return text
  // A digit behind an IPv4 address makes it another one; IPv6 is replaced wherever it stands.
  const guard = ip.includes(':') ? '' : '(?!\\d)'
  return text.replace(new RegExp(`(?:${spellings(ip).map(escapePattern).join('|')})${guard}`, 'gi'), maskIp(ip))
}

const dotted = String.raw`(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)`
const colons = String.raw`(?:[\da-f]*(?::|%3a)){2,}(?:[\da-f.]*[\da-f])?`
// The length of a network belongs to its address, so that masking again changes nothing.
const withLength = (address: string) => new RegExp(`(${address})(?:/\\d{1,3})?`, 'gi')
const anyAddress = withLength(`${colons}|${dotted}`)
const dottedAddress = withLength(dotted)

/** `text` with every address in it replaced by its network: for ids, since in other texts a version may look like an address. */
export function maskAddresses(text: string): string {
  const mask = (found: string, address: string, otherwise: (found: string) => string) => {
    const plain = address.replace(/%3a/gi, ':')
    return canonicalIp(plain) === undefined ? otherwise(found) : maskIp(plain)
  }
  const maskDotted = (part: string) => part.replace(dottedAddress, (found: string, address: string) => mask(found, address, (same) => same))
  return text.replace(anyAddress, (found: string, address: string) => mask(found, address, maskDotted))
}

/** Longest first, so that a short spelling does not leave the rest of a long one behind. */
function spellings(ip: string): string[] {
  const bytes = ipToBytes(ip)
  const plain = [ip, ...(bytes ? [bytesToIp(bytes), ...(ip.includes(':') ? wholeSpellings(bytes) : [])] : [])]
  const all = plain.flatMap((text) => [text, encodeURIComponent(text)])
  return [...new Set(all)].sort((one, other) => other.length - one.length)
}

/** IPv6 without `::`, with and without leading zeros. */
function wholeSpellings(bytes: Uint8Array): string[] {
  const groups = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0))
  return [groups.map((group) => group.toString(16).padStart(4, '0')).join(':'), groups.map((group) => group.toString(16)).join(':')]
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
