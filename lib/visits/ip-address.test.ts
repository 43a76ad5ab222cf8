import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToIp, canonicalIp, ipNetwork, ipToBytes, parseCidr } from './ip-address'

describe('canonicalIp', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['0.0.0.0', '0.0.0.0'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0db8:0000:0001:0001:0001:0001:0001', '2001:db8:0:1:1:1:1:1'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
  ])('writes %s as %s', (text, canonical) => expect(canonicalIp(text)).toBe(canonical))

  it.each([
    '', ' ', 'localhost', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '1.2.3.-4', '1.2.3.4 ', '0x1.2.3.4', ':', ':::', '1:', ':1', '1::2::3',
    '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', '12345::', 'g::', 'fe80::1%eth0', '::1.2.3', '1.2.3.4::', '::1.2.3.4:5', '[::1]',
    `${'0'.repeat(50)}::1`, '1.2.3.4/24',
  ])('refuses %j', (text) => expect(canonicalIp(text)).toBeUndefined())

  it('reads back every address that it writes', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      expect(ipToBytes(bytesToIp(bytes))).toEqual(bytes)
    }))
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const canonical = canonicalIp(text)
      expect(canonical === undefined ? undefined : canonicalIp(canonical)).toBe(canonical)
      expect(canonical).toBeDefined()
    }))
  })
})

describe('parseCidr', () => {
  const ends = (text: string) => {
    const range = parseCidr(text)
    return range && [range.text, bytesToIp(range.first), bytesToIp(range.last)]
  }
  it.each([
    ['203.0.113.77/24', ['203.0.113.0/24', '203.0.113.0', '203.0.113.255']],
    ['203.0.113.77/29', ['203.0.113.72/29', '203.0.113.72', '203.0.113.79']],
    ['203.0.113.77/32', ['203.0.113.77/32', '203.0.113.77', '203.0.113.77']],
    ['0.0.0.0/0', ['0.0.0.0/0', '0.0.0.0', '255.255.255.255']],
    ['2001:db8:4a:1::9/48', ['2001:db8:4a::/48', '2001:db8:4a::', '2001:db8:4a:ffff:ffff:ffff:ffff:ffff']],
    ['2001:db8::/33', ['2001:db8::/33', '2001:db8::', '2001:db8:7fff:ffff:ffff:ffff:ffff:ffff']],
    ['::/0', ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff']],
    ['::ffff:203.0.113.0/120', ['203.0.113.0/24', '203.0.113.0', '203.0.113.255']],
  ])('reads %s', (text, expected) => expect(ends(text)).toEqual(expected))

  it.each(['', '1.2.3.4', '1.2.3.4/', '1.2.3.4/33', '1.2.3.4/024', '1.2.3.4/2/4', '::/129', '::/-1', 'x/8', '/8'])('refuses %j', (text) => expect(parseCidr(text)).toBeUndefined())
})

describe('ipNetwork', () => {
  it('keeps 24 bits of IPv4 and 48 of IPv6', () => {
    expect(ipNetwork('203.0.113.7')).toBe('203.0.113.0/24')
    expect(ipNetwork('::ffff:203.0.113.7')).toBe('203.0.113.0/24')
    expect(ipNetwork('2001:db8:4a:1::9')).toBe('2001:db8:4a::/48')
  })
  it('throws for what is no address, rather than letting it pass', () => expect(() => ipNetwork('somewhere')).toThrow(RangeError))
})
