import { describe, expect, it } from 'vitest'
import { noFilter } from '../view/visitor-view'
import { liftFilters } from './lift-filters'

const finding = { from: 1_000, to: 2_000 }
const visit = { visitorId: 'v', requestId: 'r', timestamp: 2_000, time: '1970-01-01T00:00:02.000Z', linkedId: 'acct_1', ipLocation: { country: { code: 'US' } } }

describe('filters that a finding lifts', () => {
  it('are those that hide its visit, and no others', () => {
    expect(liftFilters({ ...noFilter, linked_id: 'acct_2', country: 'US', incognito: false }, finding, visit)).toEqual({ linked_id: null, incognito: null })
    expect(liftFilters({ ...noFilter, linked_id: 'acct_1', browser: 'Firefox' }, finding, visit)).toEqual({ browser: null })
  })

  it('are all where its visit is not known, and none where there are none', () => {
    expect(liftFilters({ ...noFilter, linked_id: 'acct_1', country: 'US' }, finding, undefined)).toEqual({ linked_id: null, country: null })
    expect(liftFilters(noFilter, finding, undefined)).toEqual({})
  })

  it('have the range among them where it leaves a part of the finding out', () => {
    expect(liftFilters({ ...noFilter, from: 1_500 }, finding, visit)).toEqual({ from: null, to: null })
    expect(liftFilters({ ...noFilter, from: 500, to: 2_000 }, finding, visit)).toEqual({})
  })
})
