import { expect, it } from 'vitest'
import { createRenamer } from './rename-in-audit'

const rename = createRenamer(new Map([['abcd', 'M1'], ['7', 'M2'], ['a"b c', 'M3'], ['abcd-2', 'M4'], ['[x](y)', 'M5']]))

it.each([
  ['abcd', 'M1'], ['who is abcd?', 'who is M1?'], ['abcd,abcd', 'M1,M1'], ['{"q":"abcd"}', '{"q":"M1"}'],
  // Words of something else.
  ['abcde', 'abcde'], ['_abcd', '_abcd'], ['abcd-3', 'abcd-3'], ['éabcd', 'éabcd'],
  ['abcd-2 and abcd', 'M4 and M1'],
  // A short one names as a whole alone.
  ['7', 'M2'], ['limit 7', 'limit 7'],
  ['{"q":"a\\"b c"}', '{"q":"M3"}'], ['/linked-ids?id=a%22b%20c', '/linked-ids?id=M3'], ['see [x](y)', 'see M5'],
])('%s becomes %s', (text, renamed) => {
  expect(rename(text)).toBe(renamed)
})

it('leaves nothing as it is', () => {
  expect(rename(null)).toBeNull()
  expect(createRenamer(new Map([['7', 'M2']]))('limit 7')).toBe('limit 7')
})
