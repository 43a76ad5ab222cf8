/** How sure the vendor is of a verdict, as reported: `low`, `medium`, `high`. */
export type Certainty = string

/**
 * The additional signals of the later generations, as far as a visit has them; absent means not reported. Times are epoch milliseconds.
 * Nothing in here is an address or a place.
 */
export interface Signals {
  /** 0 to 1: how sure the vendor is that it is this browser. */
  confidence?: number
  confidenceComment?: string
  /** First and last time that this browser was seen by the vendor. */
  firstSeenAt?: number
  lastSeenAt?: number
  /** The visit was identified in two steps, of which this is the first: its other signals are not computed. */
  incomplete?: true
  vpn?: boolean
  vpnCertainty?: Certainty
  /** What spoke for one, in words, such as `public VPN`. */
  vpnMethods?: string[]
  proxy?: boolean
  proxyCertainty?: Certainty
  /** `residential`, `data_center`, `unknown`, as reported. */
  proxyType?: string
  tor?: boolean
  dataCentre?: boolean
  dataCentreName?: string
  /** Lists of bad addresses that the visit's address is on, in words. */
  blocklists?: string[]
  tampering?: boolean
  tamperingCertainty?: Certainty
  antiDetectBrowser?: boolean
  virtualMachine?: boolean
  locationSpoofing?: boolean
  privacySettings?: boolean
  developerTools?: boolean
  /** The vendor takes the visit for a recording that was sent again. */
  replayed?: boolean
  highActivity?: boolean
  /** What was found on a mobile device, in words. */
  mobile?: string[]
  /** `not_detected`, `good`, `bad`, as reported. */
  bot?: string
  botType?: string
  /** The vendor's weighted sum; 0 is the least. */
  suspectScore?: number
  /** Whether the customer has marked the event as suspect. */
  markedSuspect?: boolean
  asn?: { number?: string; name?: string; type?: string }
  /** Counts by window, such as `{ name: 'IP addresses', counts: { '5 min': 1, '1 h': 2, '24 h': 3 } }`. */
  velocity?: { name: string; counts: Record<string, number> }[]
}
