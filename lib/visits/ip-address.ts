/** IP addresses as text and as 16 bytes, in which IPv4 is mapped (::ffff:a.b.c.d), so that every network is one range of bytes. */

export interface IpRange {
  /** Canonical, host bits cleared: `203.0.113.0/24`. */
  text: string
  /** The lowest and the highest address, 16 bytes each. */
  first: Uint8Array
  last: Uint8Array
}

const mappedPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
const isMapped = (bytes: Uint8Array) => mappedPrefix.every((byte, index) => bytes[index] === byte)

const canonicalIpv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

const parseIpv4 = (text: string): number[] | undefined => (canonicalIpv4.test(text) ? text.split('.').map(Number) : undefined)

/** The bytes of colon-separated groups, of which the last may be dotted; undefined where one is none. */
function parseGroups(text: string, mayEndDotted: boolean): number[] | undefined {
  if (text === '') return []
  const groups = text.split(':')
  const bytes: number[] = []
  for (const [index, group] of groups.entries()) {
    const dotted = mayEndDotted && index === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined
    if (dotted) bytes.push(...dotted)
    else if (/^[0-9a-f]{1,4}$/i.test(group)) bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 0xff)
    else return undefined
  }
  return bytes
}

/** The 16 bytes of an address; undefined where `text` is none. Zone ids (`fe80::1%eth0`) are refused. */
export function ipToBytes(text: string): Uint8Array | undefined {
  const ipv4 = parseIpv4(text)
  if (ipv4) return toMapped(ipv4)
  if (text.length > 45) return undefined
  const [headText = '', tailText, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const head = parseGroups(headText, tailText === undefined)
  const tail = parseGroups(tailText ?? '', true)
  if (!head || !tail) return undefined
  const missing = 16 - head.length - tail.length
  if (tailText === undefined ? missing !== 0 : missing < 2) return undefined
  return Uint8Array.from([...head, ...new Array<number>(missing).fill(0), ...tail])
}

function toMapped(ipv4: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(16)
  bytes.set(mappedPrefix)
  bytes.set(ipv4, mappedPrefix.length)
  return bytes
}

/** The canonical text of 16 bytes: dotted for a mapped IPv4, else as RFC 5952 writes it. */
export function bytesToIp(bytes: Uint8Array): string {
  if (isMapped(bytes)) return bytes.slice(12).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0))
  let longest = { start: 0, length: 0 }
  for (let start = 0; start < 8; start += 1) {
    let length = 0
    while (start + length < 8 && groups[start + length] === 0) length += 1
    if (length > longest.length) longest = { start, length }
  }
  const hex = groups.map((group) => group.toString(16))
  if (longest.length < 2) return hex.join(':')
  return `${hex.slice(0, longest.start).join(':')}::${hex.slice(longest.start + longest.length).join(':')}`
}

/** One spelling for each address: `203.0.113.7`, `2001:db8::1`; undefined where `text` is no address. */
export function canonicalIp(text: string): string | undefined {
  // An IPv4 address has no other spelling.
  if (canonicalIpv4.test(text)) return text
  const bytes = ipToBytes(text)
  return bytes && bytesToIp(bytes)
}

function rangeOf(address: Uint8Array, prefix: number): IpRange {
  const first = Uint8Array.from(address)
  const last = Uint8Array.from(address)
  for (let index = 0; index < 16; index += 1) {
    const hostBits = 0xff >> Math.min(8, Math.max(0, prefix - index * 8))
    first[index] = (first[index] ?? 0) & ~hostBits
    last[index] = (last[index] ?? 0) | hostBits
  }
  const length = isMapped(first) && prefix >= 96 ? prefix - 96 : prefix
  return { text: `${bytesToIp(first)}/${length}`, first, last }
}

/** The range of `203.0.113.0/24` or `2001:db8::/32`, host bits ignored; undefined where `text` is no network. */
export function parseCidr(text: string): IpRange | undefined {
  const [address = '', prefixText = '', ...more] = text.split('/')
  const bytes = ipToBytes(address)
  if (!bytes || more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefixText)) return undefined
  const prefix = Number(prefixText) + (address.includes(':') ? 0 : 96)
  return prefix > 128 ? undefined : rangeOf(bytes, prefix)
}

/** The network that stands for an address where it must not be told: /24 of IPv4, /48 of IPv6. Throws RangeError for other text. */
export function ipNetwork(ip: string): string {
  const bytes = ipToBytes(ip)
  if (!bytes) throw new RangeError('Not an IP address.')
  return rangeOf(bytes, isMapped(bytes) ? 120 : 48).text
}
