import { describe, expect, it } from 'vitest'
import { cellSentence, positionText, shareText, shortCount } from './cell-words'

describe('the words of a cell', () => {
  it.each([[0, '0'], [999, '999'], [1_000, '1.0k'], [1_284, '1.3k'], [9_949, '9.9k'], [24_180, '24k'], [999_499, '999k'], [1_200_000, '1.2M'], [24_000_000, '24M']])('shorten %i to %s', (count, text) => {
    expect(shortCount(count)).toBe(text)
  })

  it('tell shares, small ones too, and positions', () => {
    expect([shareText(38, 100), shareText(1, 250), shareText(0, 0)]).toEqual(['38 %', '0.4 %', '0 %'])
    expect(positionText({ latitude: -33.5, longitude: 151.5 })).toBe('33.5° S, 151.5° E')
  })

  it('show no control characters of a place', () => {
    const cell = { latitude: 0.5, longitude: 0.5, size: 1, visits: 2, visitors: 1, incognito: 1, bots: 0, place: 'A\u202Eb' }
    expect(cellSentence(cell)).not.toContain('\u202E')
    expect(cellSentence(cell)).toContain('2 visits, 1 visitor, 0 % bots, 50 % incognito')
  })
})
