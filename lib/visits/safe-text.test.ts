import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostOf, linkTarget, showControls, showControlsInBlock, urlLabel } from './safe-text'

describe('controls in reported text', () => {
  it.each([
    ['a right-to-left override', 'gnp.\u202eexe', 'gnp.\\u202eexe'],
    ['isolates and marks', '\u2066a\u2069\u200e\u200f\u061c', '\\u2066a\\u2069\\u200e\\u200f\\u061c'],
    ['zero widths and the byte order mark', 'a\u200bb\u200dc\ufeff', 'a\\u200bb\\u200dc\\ufeff'],
    ['a terminal colour', '\u001b[31mred', '\\u001b[31mred'],
    ['C0, DEL and C1', '\u0000\n\u007f\u0085', '\\u0000\\u000a\\u007f\\u0085'],
    ['half a surrogate pair', 'a\ud800b\udc00', 'a\\ud800b\\udc00'],
    ['tags beyond the first plane', '\u{e0041}', '\\u{e0041}'],
    ['odd line ends', '\u2028\u2029', '\\u2028\\u2029'],
  ])('writes out %s', (_, text, shown) => expect(showControls(text)).toBe(shown))

  it('leaves every script and whole emoji alone', () => {
    for (const text of ['Düsseldorf', 'עברית', 'العربية', '東京', 'हिन्दी', '🦊', '']) expect(showControls(text)).toBe(text)
  })

  it('keeps line breaks and tabs of a block', () => expect(showControlsInBlock('{\n\t"a": "\u202e"\r\n}')).toBe('{\n\t"a": "\\u202e"\\u000d\n}'))

  it('is never undone by a second pass', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(showControls(showControls(text))).toBe(showControls(text))
    }))
  })
})

describe('addresses of pages', () => {
  it('links http and https alone', () => {
    expect(linkTarget('https://shop.example/a?b=c')).toBe('https://shop.example/a?b=c')
    for (const url of [undefined, '', 'javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', '/login', 'ftp://a', '//a']) expect(linkTarget(url)).toBeUndefined()
  })

  it('shows path and query, and a host that is not the usual one', () => {
    expect(urlLabel('https://shop.example/orders?id=1', 'shop.example')).toEqual({ label: '/orders?id=1', title: 'https://shop.example/orders?id=1' })
    expect(urlLabel('https://other.example/orders', 'shop.example').label).toBe('other.example/orders')
    expect(urlLabel('https://shop.example/orders').label).toBe('/orders')
    expect(urlLabel('https://shop.example/caf%C3%A9%E0%A4%A').label).toBe('/caf%C3%A9%E0%A4%A')
    expect(urlLabel('https://shop.example/%E2%80%AEtxt').label).toBe('/\\u202etxt')
    expect(hostOf('https://shop.example:8443/')).toBe('shop.example:8443')
  })

  it('shows what is no address as text', () => expect(urlLabel('not an address \u202e').label).toBe('not an address \\u202e'))

  it('cuts a long one and keeps the whole for the title', () => {
    const long = `https://shop.example/${'a'.repeat(2000)}`
    expect(urlLabel(long).label).toHaveLength(120)
    expect(urlLabel(long).label.endsWith('…')).toBe(true)
    expect(urlLabel(long).title).toBe(long)
  })

  it('never throws', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(urlLabel(`https://a/${text}`).label.length).toBeGreaterThan(0)
  })))
})
