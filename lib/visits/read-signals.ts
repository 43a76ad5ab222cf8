import { eventIpInfo } from './event-ip-info'
import { readIsoInstant } from './iso-instant'
import type { Signals } from './signals'
import { valueAt } from './value-at'

/** The signals of a visit as received, whichever generation sent it: what is of another kind than described is left out. Undefined where there are none. */
export function readSignals(raw: unknown): Signals | undefined {
  const signals = withoutUndefined(valueAt(raw, 'event_id') === undefined ? ofSecondSpelling(raw) : ofEvent(raw))
  return Object.keys(signals).length > 0 ? signals : undefined
}

function ofSecondSpelling(raw: unknown): Signals {
  return {
    confidence: share(valueAt(raw, 'confidence.score')),
    firstSeenAt: instant(valueAt(raw, 'firstSeenAt.global') ?? valueAt(raw, 'firstSeenAt.subscription')),
    lastSeenAt: instant(valueAt(raw, 'lastSeenAt.global') ?? valueAt(raw, 'lastSeenAt.subscription')),
  }
}

function ofEvent(event: unknown): Signals {
  const identified: Signals = {
    confidence: share(valueAt(event, 'identification.confidence.score')),
    confidenceComment: text(valueAt(event, 'identification.confidence.comment')),
    firstSeenAt: instant(valueAt(event, 'identification.first_seen_at')),
    lastSeenAt: instant(valueAt(event, 'identification.last_seen_at')),
    markedSuspect: flag(valueAt(event, 'suspect')),
    replayed: flag(valueAt(event, 'replayed')),
    asn: asn(valueAt(event, eventIpInfo(event))),
  }
  // The vendor says to ignore what stands in such an event beyond that.
  return valueAt(event, 'incremental_identification_status') === 'partially_completed' ? { ...identified, incomplete: true } : { ...identified, ...ofDetection(event) }
}

function ofDetection(event: unknown): Signals {
  const ipInfo = valueAt(event, eventIpInfo(event))
  return {
    vpn: flag(valueAt(event, 'vpn')),
    vpnCertainty: word(valueAt(event, 'vpn_confidence')),
    vpnMethods: found(valueAt(event, 'vpn_methods'), vpnMethods),
    proxy: flag(valueAt(event, 'proxy')),
    proxyCertainty: word(valueAt(event, 'proxy_confidence')),
    proxyType: word(valueAt(event, 'proxy_details.proxy_type')),
    tor: flag(valueAt(event, 'ip_blocklist.tor_node')),
    dataCentre: flag(valueAt(ipInfo, 'datacenter_result')),
    dataCentreName: text(valueAt(ipInfo, 'datacenter_name')),
    blocklists: found(valueAt(event, 'ip_blocklist'), blocklists),
    tampering: flag(valueAt(event, 'tampering')),
    tamperingCertainty: word(valueAt(event, 'tampering_confidence')),
    antiDetectBrowser: flag(valueAt(event, 'tampering_details.anti_detect_browser')),
    virtualMachine: flag(valueAt(event, 'virtual_machine')),
    locationSpoofing: flag(valueAt(event, 'location_spoofing')),
    privacySettings: flag(valueAt(event, 'privacy_settings')),
    developerTools: flag(valueAt(event, 'developer_tools')),
    highActivity: flag(valueAt(event, 'high_activity_device')),
    // Events of browsers have these too, and the vendor says to ignore them there.
    mobile: valueAt(event, 'sdk.platform') === 'js' ? undefined : found(event, mobileFindings),
    bot: word(valueAt(event, 'bot')),
    botType: word(valueAt(event, 'bot_type')),
    suspectScore: count(valueAt(event, 'suspect_score')),
    velocity: velocity(valueAt(event, 'velocity')),
  }
}

const vpnMethods = {
  timezone_mismatch: 'time zone does not match', public_vpn: 'public VPN', auxiliary_mobile: 'mobile checks', os_mismatch: 'system does not match',
  relay: 'relay service', ml_prediction: 'predicted',
}
const blocklists = { email_spam: 'email spam', attack_source: 'network attacks' }
const mobileFindings = {
  emulator: 'emulator', simulator: 'simulator', root_apps: 'root apps', jailbroken: 'jailbroken', frida: 'Frida', cloned_app: 'cloned app', mitm_attack: 'intercepted connection',
}

const velocityNames = {
  events: 'visits', distinct_ip: 'IP addresses', distinct_linked_id: 'linked ids', distinct_country: 'countries', ip_events: 'visits from this IP',
  distinct_ip_by_linked_id: 'IP addresses of this linked id', distinct_visitor_id_by_linked_id: 'visitors of this linked id',
}
const windows = { '5_minutes': '5 min', '1_hour': '1 h', '24_hours': '24 h' }

function velocity(value: unknown): Signals['velocity'] {
  const rows = Object.entries(velocityNames).flatMap(([place, name]) => {
    const counts = Object.entries(windows).flatMap(([window, words]) => {
      const counted = count(valueAt(value, `${place}.${window}`))
      return counted === undefined ? [] : [[words, counted] as const]
    })
    return counts.length > 0 ? [{ name, counts: Object.fromEntries(counts) }] : []
  })
  return rows.length > 0 ? rows : undefined
}

function asn(ipInfo: unknown): Signals['asn'] {
  const read = withoutUndefined({ number: word(valueAt(ipInfo, 'asn')), name: text(valueAt(ipInfo, 'asn_name')), type: word(valueAt(ipInfo, 'asn_type')) })
  return Object.keys(read).length > 0 ? read : undefined
}

/** The words of those members that are true. */
function found(value: unknown, words: Record<string, string>): string[] | undefined {
  const trues = Object.entries(words).flatMap(([name, word]) => (valueAt(value, name) === true ? [word] : []))
  return trues.length > 0 ? trues : undefined
}

const flag = (value: unknown) => (typeof value === 'boolean' ? value : undefined)
const share = (value: unknown) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined)
const count = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined)

/** One of the vendor's own words, or a number of theirs: nothing with dots or colons, as addresses have. */
function word(value: unknown): string | undefined {
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && /^[\w -]{1,40}$/.test(said) ? said : undefined
}

const longestText = 200
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestText) : undefined
}

/** The end of what a Date can tell. */
const latest = 8.64e15
function instant(value: unknown): number | undefined {
  const timestamp = typeof value === 'string' && value.length <= 64 ? readIsoInstant(value)?.timestamp : value
  return typeof timestamp === 'number' && timestamp > 0 && timestamp <= latest ? timestamp : undefined
}

function withoutUndefined<Given extends object>(value: Given): Given {
  for (const name of Object.keys(value)) if (Reflect.get(value, name) === undefined) Reflect.deleteProperty(value, name)
  return value
}
