import { expect, it } from 'vitest'
import { findExamples } from './examples'

const story = (visitorId: string, query?: string) => ({ visitorId, title: '', question: '', query })

it('takes an example of each kind from the stories', () => {
  expect(findExamples([story('Q7mX2vLr9TzKc4HdWp1NE'), story('a', 'acct_48213'), story('b', '2001:db8::/48')])).toEqual({
    visitorId: 'Q7mX2vLr9TzKc4HdWp1NE',
    linkedId: 'acct_48213',
    ip: '2001:db8::/48',
  })
  expect(findExamples([])).toEqual({})
})
