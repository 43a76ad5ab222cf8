import { expect, it } from 'vitest'
import { sizeText } from './size-text'

it('sizes a database', () => {
  expect([0, 999, 4_200, 318_000_000, 2_500_000_000_000_000].map(sizeText)).toEqual(['0 B', '999 B', '4.2 kB', '318 MB', '2500 TB'])
})
