import { numberText } from '@/components/ui/count-text'
import type { Signals } from '@/lib/visits/signals'
import { doubtfulConfidence } from '../doubtful-confidence'

/** One line of the signals of a visit. */
export interface SignalRow {
  label: string
  /** At least one. */
  values: string[]
  /** `warn` where the vendor doubts the identification itself, `found` where it found what it looks for. */
  tone?: 'warn' | 'found'
}

/** Confidence first, then what was found, then figures, and in one line what was looked for in vain. `timeText` writes epoch milliseconds. */
export function signalRows(signals: Signals, timeText: (timestamp: number) => string): SignalRow[] {
  const detections = detectionsOf(signals)
  const missed = detections.filter(({ found }) => found === false).map(({ name }) => name)
  return [
    confidenceRow(signals),
    ...detections.filter(({ found }) => found === true).map(({ label, words }): SignalRow => ({ label, values: [words], tone: 'found' })),
    ...(signals.suspectScore === undefined ? [] : [{ label: 'Suspect score', values: [numberText(signals.suspectScore)] }]),
    ...rowOf('Network', networkText(signals.asn)),
    ...(signals.velocity ? [{ label: 'Velocity', values: signals.velocity.map(velocityText) }] : []),
    ...rowOf('First seen', signals.firstSeenAt === undefined ? undefined : timeText(signals.firstSeenAt)),
    ...rowOf('Last seen', signals.lastSeenAt === undefined ? undefined : timeText(signals.lastSeenAt)),
    ...rowOf('Not found', missed.length > 0 ? missed.join(', ') : undefined),
    ...rowOf('Left out', signals.incomplete ? 'This visit was identified in part only, so its other signals were not computed.' : undefined),
  ]
}

function confidenceRow({ confidence, confidenceComment }: Signals): SignalRow {
  if (confidence === undefined) return { label: 'Confidence', values: ['Confidence not reported.'] }
  const isLow = confidence < doubtfulConfidence
  const values = [`${confidence.toFixed(2)}${isLow ? ', low' : ''}`, ...(confidenceComment === undefined ? [] : [confidenceComment])]
  return { label: 'Confidence', values, ...(isLow && { tone: 'warn' }) }
}

interface Detection {
  label: string
  /** Within a sentence. */
  name: string
  found: boolean | undefined
  words: string
}

function detectionsOf(signals: Signals): Detection[] {
  const { blocklists, mobile, bot } = signals
  return [
    detection('VPN', 'VPN', signals.vpn, certainty(signals.vpnCertainty), signals.vpnMethods?.join(', ')),
    detection('Proxy', 'proxy', signals.proxy, certainty(signals.proxyCertainty), spaced(signals.proxyType)),
    detection('Tor', 'Tor', signals.tor),
    detection('Data centre', 'data centre', signals.dataCentre, signals.dataCentreName),
    detection('Blocklists', 'blocklists', blocklists ? true : undefined, blocklists?.join(', ')),
    detection('Tampering', 'tampering', signals.tampering, certainty(signals.tamperingCertainty), signals.antiDetectBrowser ? 'anti-detect browser' : undefined),
    detection('Bot', 'bot', bot === undefined ? undefined : bot !== 'not_detected', `${spaced(bot)} bot`, spaced(signals.botType)),
    detection('Virtual machine', 'virtual machine', signals.virtualMachine),
    detection('False location', 'false location', signals.locationSpoofing),
    detection('Replayed', 'replay', signals.replayed, 'sent again from a recording'),
    detection('Mobile', 'mobile', mobile ? true : undefined, mobile?.join(', ')),
    detection('Privacy', 'privacy settings', signals.privacySettings, 'the browser hides its traits'),
    detection('Developer', 'developer tools', signals.developerTools, 'developer tools are open'),
    detection('Activity', 'high activity', signals.highActivity, 'unusually high'),
    detection('Marked', 'mark as suspect', signals.markedSuspect, 'as suspect'),
  ]
}

function detection(label: string, name: string, found: boolean | undefined, ...details: (string | undefined)[]): Detection {
  const said = details.filter((detail) => detail !== undefined)
  return { label, name, found, words: said.length > 0 ? said.join(', ') : 'found' }
}

const certainty = (level: string | undefined) => (level === undefined ? 'found' : `found with ${level} certainty`)
const spaced = (word: string | undefined) => word?.replaceAll('_', ' ')

/** `AS64496 Example, hosting`. */
function networkText(asn: Signals['asn']): string | undefined {
  if (!asn) return undefined
  const named = [asn.number === undefined ? undefined : `AS${asn.number}`, asn.name].filter((part) => part !== undefined).join(' ')
  return [named, asn.type].filter((part) => part !== undefined && part !== '').join(', ')
}

/** `IP addresses: 1 in 5 min, 2 in 1 h`. */
function velocityText({ name, counts }: { name: string; counts: Record<string, number> }): string {
  return `${name}: ${Object.entries(counts).map(([window, count]) => `${numberText(count)} in ${window}`).join(', ')}`
}

const rowOf = (label: string, value: string | undefined): SignalRow[] => (value === undefined ? [] : [{ label, values: [value] }])
