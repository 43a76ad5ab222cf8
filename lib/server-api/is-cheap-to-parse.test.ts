import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCheapToParse } from './is-cheap-to-parse'

const many = 1024 * 1024
const visit = { requestId: 'a', url: 'https://shop.example/?q="[{,\\', ipLocation: { city: { name: 'Köln' }, subdivisions: [{ isoCode: 'NW' }] } }

describe('what is cheap to parse', () => {
  it.each<[string, string]>([
    ['brackets in brackets', `{"visits":${'['.repeat(many)}`],
    ['objects in objects', '{"a":'.repeat(many)],
    ['a great many values', `{"visits":[${'0,'.repeat(many)}0]}`],
    ['a great many objects', `{"visits":[${'{},'.repeat(many)}{}]}`],
    ['brackets after a string that ends in backslashes', `["${'\\\\'.repeat(many)}",${'['.repeat(200)}`],
  ])('is not %s', (_, text) => {
    expect(isCheapToParse(text)).toBe(false)
  })

  it.each<[string, string]>([
    ['a long string of brackets', JSON.stringify(['['.repeat(many)])],
    ['a long string of quotes', JSON.stringify(['"[,'.repeat(many)])],
    ['a string without an end', `["${'['.repeat(many)}`],
    ['white space', `[${' '.repeat(many)}]`],
    ['a short text of anything', '['.repeat(1_000)],
  ])('is %s', (_, text) => {
    expect(isCheapToParse(text)).toBe(true)
  })

  it('is every answer of 500 visits, whatever their words', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => {
      const text = JSON.stringify({ visits: Array.from({ length: 500 }, () => ({ ...visit, word, filler: 'x'.repeat(200) })) })
      return text.length > 64 * 1024 && isCheapToParse(text)
    }), { numRuns: 20 })
  })
})
