import { expect, it } from 'vitest'
import { freshVisits } from './fresh-visits'

const visits = (...ids: string[]) => ids.map((requestId) => ({ requestId, timestamp: 0 }))

it('counts as new what came since the page watches and is not listed', () => {
  expect(freshVisits(visits('d', 'c', 'b', 'a'), new Set(['a', 'b']), visits('c'))).toEqual(visits('d'))
  expect(freshVisits(visits('b', 'a'), new Set(['a', 'b']), [])).toEqual([])
})
