import { expect, it } from 'vitest'
import { choiceOf, daysOf, keepChoices, keptText } from './keep-choices'

it('finds the choice of each setting again, and the days of each choice', () => {
  for (const { value } of keepChoices.filter(({ value }) => value !== 'other')) expect(choiceOf(daysOf(value, '17'))).toBe(value)
  expect([choiceOf(45), daysOf('other', '45')]).toEqual(['other', 45])
})

it('says each setting in words', () => {
  expect([null, 365, 45].map(keptText)).toEqual(['for ever', 'for one year', 'for 45 days'])
})
