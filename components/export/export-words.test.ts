import { expect, it } from 'vitest'
import { allVisits } from './export-words'

it('says how many visits an export will have, as far as that is known', () => {
  expect(allVisits('that this search finds')).toBe('All visits that this search finds')
  expect(allVisits('of this visitor', { visits: 1214 })).toBe('All 1,214 visits of this visitor')
  expect(allVisits('of this visitor', { visits: 1, atLeast: false })).toBe('The one visit of this visitor')
  expect(allVisits('from there', { visits: 10_000, atLeast: true })).toBe('All visits from there, 10,000 or more')
  expect(allVisits('in this cell', { visits: 120, about: true })).toBe('All visits in this cell, about 120')
})
