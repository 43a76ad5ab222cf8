import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignals } from './read-signals'
import { sampleVisit } from './sample-visit.fixture'

const now = Date.UTC(2026, 5, 1)

describe('signals of a visit as received', () => {
  it('are none for the first generation', () => {
    expect(readSignals({ ...sampleVisit, requestId: 'r', timestamp: now })).toBeUndefined()
    for (const nonsense of [null, 7, [], 'x', { event_id: 'e' }]) expect(readSignals(nonsense)).toBeUndefined()
  })

  it('are confidence and times in the second spelling', () => {
    const raw = { confidence: { score: 0.5 }, firstSeenAt: { global: '2022-03-16T11:26:45.362Z', subscription: null }, lastSeenAt: { global: null, subscription: '2022-03-16T11:28:34.023Z' } }
    expect(readSignals(raw)).toEqual({ confidence: 0.5, firstSeenAt: Date.UTC(2022, 2, 16, 11, 26, 45, 362), lastSeenAt: Date.UTC(2022, 2, 16, 11, 28, 34, 23) })
  })

  it('are everything that an event of the later generation reports', () => {
    const event = {
      event_id: 'e', timestamp: now, ip_address: '2001:db8::1', sdk: { platform: 'android' },
      identification: { confidence: { score: 0.97, comment: 'fine' }, first_seen_at: now - 2, last_seen_at: now - 1 },
      ip_info: { v4: { asn: '1' }, v6: { asn: '64496', asn_name: 'Example', asn_type: 'hosting', datacenter_result: true, datacenter_name: 'Example Cloud' } },
      vpn: true, vpn_confidence: 'high', vpn_methods: { timezone_mismatch: true, public_vpn: false, relay: true }, proxy: false, proxy_confidence: 'high', proxy_details: { proxy_type: 'residential' },
      ip_blocklist: { tor_node: true, email_spam: true, attack_source: false }, tampering: true, tampering_confidence: 'low', tampering_details: { anti_detect_browser: true },
      virtual_machine: false, location_spoofing: true, privacy_settings: false, developer_tools: true, replayed: true, high_activity_device: true, suspect: false, emulator: true, frida: false,
      bot: 'bad', bot_type: 'headless_chrome', suspect_score: 27,
      velocity: { distinct_ip: { '5_minutes': 1, '1_hour': 2, '24_hours': 3 }, events: { '5_minutes': 4, '1_hour': 5 }, distinct_country: null },
    }
    expect(readSignals(event)).toEqual({
      confidence: 0.97, confidenceComment: 'fine', firstSeenAt: now - 2, lastSeenAt: now - 1, markedSuspect: false, replayed: true, asn: { number: '64496', name: 'Example', type: 'hosting' },
      vpn: true, vpnCertainty: 'high', vpnMethods: ['time zone does not match', 'relay service'], proxy: false, proxyCertainty: 'high', proxyType: 'residential', tor: true, dataCentre: true,
      dataCentreName: 'Example Cloud', blocklists: ['email spam'], tampering: true, tamperingCertainty: 'low', antiDetectBrowser: true, virtualMachine: false, locationSpoofing: true,
      privacySettings: false, developerTools: true, highActivity: true, mobile: ['emulator'], bot: 'bad', botType: 'headless_chrome', suspectScore: 27,
      velocity: [{ name: 'visits', counts: { '5 min': 4, '1 h': 5 } }, { name: 'IP addresses', counts: { '5 min': 1, '1 h': 2, '24 h': 3 } }],
    })
  })

  it('are not believed where the vendor has not computed them, nor on a browser where they are of mobile devices', () => {
    expect(readSignals({ event_id: 'e', incremental_identification_status: 'partially_completed', vpn: true, identification: { confidence: { score: 1 } } })).toEqual({ confidence: 1, incomplete: true })
    expect(readSignals({ event_id: 'e', sdk: { platform: 'js' }, emulator: true, vpn: false })).toEqual({ vpn: false })
  })

  it('leave out what is of another kind, and hold no address', () => {
    expect(readSignals({ event_id: 'e', vpn: 'yes', suspect_score: -1, bot: '203.0.113.9', asn: 5, ip_info: { v4: { asn: '203.0.113.9', asn_network: '203.0.113.0/24' } }, identification: { confidence: { score: 2 }, first_seen_at: 9e15 } })).toBeUndefined()
  })

  it('are read from anything without a throw', () => {
    const names = fc.constantFrom('event_id', 'identification', 'confidence', 'score', 'velocity', 'events', '5_minutes', 'ip_info', 'v4', 'ip_blocklist', 'firstSeenAt', 'global', '__proto__', 'vpn', 'bot', 'asn')
    const { anything } = fc.letrec((tie) => ({
      anything: fc.oneof({ maxDepth: 5 }, fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('anything'), { maxLength: 3 }), fc.dictionary(names, tie('anything'), { maxKeys: 8 })),
    }))
    fc.assert(fc.property(anything, (raw) => {
      const signals = readSignals(raw)
      expect(signals === undefined || Object.values(signals).every((value) => value !== undefined)).toBe(true)
    }), { numRuns: 500 })
  }, 30_000)
})
