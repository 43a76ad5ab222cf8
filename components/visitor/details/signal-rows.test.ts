import { describe, expect, it } from 'vitest'
import { signalRows } from './signal-rows'

const rows = (signals: Parameters<typeof signalRows>[0]) => signalRows(signals, (timestamp) => `at ${timestamp}`)

describe('the signals of a visit', () => {
  it('warn of a low confidence, and say where none is reported', () => {
    expect(rows({ confidence: 0.79, confidenceComment: 'Bot signals' })).toEqual([{ label: 'Confidence', values: ['0.79, low', 'Bot signals'], tone: 'warn' }])
    expect(rows({ confidence: 0.8 })).toEqual([{ label: 'Confidence', values: ['0.80'] }])
    expect(rows({})).toEqual([{ label: 'Confidence', values: ['Confidence not reported.'] }])
  })

  it('tell what was found one by one, and what was not in one line', () => {
    expect(rows({ confidence: 1, vpn: true, vpnCertainty: 'high', vpnMethods: ['public VPN', 'relay service'], proxy: false, tor: false, dataCentre: true, bot: 'bad', botType: 'headless_chrome', mobile: ['emulator'] })).toEqual([
      { label: 'Confidence', values: ['1.00'] },
      { label: 'VPN', values: ['found with high certainty, public VPN, relay service'], tone: 'found' },
      { label: 'Data centre', values: ['found'], tone: 'found' },
      { label: 'Bot', values: ['bad bot, headless chrome'], tone: 'found' },
      { label: 'Mobile', values: ['emulator'], tone: 'found' },
      { label: 'Not found', values: ['proxy, Tor'] },
    ])
  })

  it('give figures in words', () => {
    expect(rows({ suspectScore: 0, asn: { number: '64496', name: 'Example', type: 'hosting' }, velocity: [{ name: 'IP addresses', counts: { '5 min': 1, '1 h': 2000 } }], firstSeenAt: 1, lastSeenAt: 2, incomplete: true }).slice(1)).toEqual([
      { label: 'Suspect score', values: ['0'] },
      { label: 'Network', values: ['AS64496 Example, hosting'] },
      { label: 'Velocity', values: ['IP addresses: 1 in 5 min, 2,000 in 1 h'] },
      { label: 'First seen', values: ['at 1'] },
      { label: 'Last seen', values: ['at 2'] },
      { label: 'Left out', values: ['This visit was identified in part only, so its other signals were not computed.'] },
    ])
  })
})
