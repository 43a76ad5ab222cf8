/** The additional signals of the later generation, as far as an event has them. Times are epoch milliseconds. */
export interface Signals {
  confidence?: number
  /** First and last time that this browser was seen anywhere by the vendor. */
  firstSeenAt?: number
  lastSeenAt?: number
  vpn?: boolean
  proxy?: boolean
  tor?: boolean
  dataCentre?: boolean
  tampering?: boolean
  virtualMachine?: boolean
  locationSpoofing?: boolean
  /** `notDetected`, `good`, `bad`, as reported. */
  bot?: string
  suspectScore?: number
  asn?: { number?: string; name?: string; type?: string }
  /** Counts by window, such as `{ name: 'distinct IPs', counts: { '5 min': 1, '1 h': 2, '24 h': 3 } }`. */
  velocity?: { name: string; counts: Record<string, number> }[]
}
