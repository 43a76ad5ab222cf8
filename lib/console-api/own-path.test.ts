import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('ownPath', () => {
  it('keeps a path of the console with its query and place', () => {
    expect(ownPath('/visitors/Q7mX2vLr9TzKc4HdWp1NE?visit=a#b')).toBe('/visitors/Q7mX2vLr9TzKc4HdWp1NE?visit=a#b')
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', 'javascript:alert(1)', '/\t/evil.example', '', undefined, ['/a'], '/.//evil.example', '/a/..//evil.example'])(
    'refuses %j',
    (candidate) => {
      expect(ownPath(candidate)).toBe('/')
    },
  )

  it('always gives a path that a browser resolves to this console', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '?', '#', '%', '\t', '\n', 'a', 'e') }), (text) => {
        const path = ownPath(text)
        expect(new URL(path, 'https://console.example').origin).toBe('https://console.example')
      }),
      { numRuns: 5_000 },
    )
  })
})
