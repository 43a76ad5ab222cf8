import { describe, expect, it } from 'vitest'
import { networkSizes, networkText } from './network-sizes'

const offered = (...[network, from, isAgent = false]: [string, string?, boolean?]) => networkSizes(network, from, isAgent).map((size) => `${size.label} ${size.network}`)

describe('the sizes of a network', () => {
  it('widen an address', () => {
    expect(offered('203.0.113.7/32')).toEqual(['IP 203.0.113.7/32', '/24 203.0.113.0/24', '/16 203.0.0.0/16'])
    expect(offered('2001:db8:4a:1::7/128')).toEqual(['IP 2001:db8:4a:1::7/128', '/64 2001:db8:4a:1::/64', '/48 2001:db8:4a::/48', '/32 2001:db8::/32'])
  })

  it('narrow a network around the address from which somebody came alone', () => {
    expect(offered('203.0.0.0/20')).toEqual(['/20 203.0.0.0/20', '/16 203.0.0.0/16'])
    expect(offered('203.0.0.0/16', '203.0.113.7')).toEqual(['IP 203.0.113.7/32', '/24 203.0.113.0/24', '/16 203.0.0.0/16'])
    expect(offered('203.0.0.0/16', 'nonsense')).toEqual([])
  })

  it('tell an agent no address', () => {
    expect(offered('203.0.0.0/16', '203.0.113.7', true)).toEqual(['/24 203.0.113.0/24', '/16 203.0.0.0/16'])
  })

  it('are written without the length of a single address', () => {
    expect(['203.0.113.7/32', '203.0.113.0/24', '2001:db8::7/128', '2001:db8::/32'].map(networkText)).toEqual(['203.0.113.7', '203.0.113.0/24', '2001:db8::7', '2001:db8::/32'])
  })
})
