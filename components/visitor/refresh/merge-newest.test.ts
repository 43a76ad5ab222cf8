import { describe, expect, it } from 'vitest'
import type { SourceReport, VisitorHistory } from '@/lib/console-api/answers'
import { isRecovered, mergeNewest } from './merge-newest'

const region = (status: SourceReport['status']): SourceReport => ({ source: 'eu', status, visits: 0, reachesBackTo: null })
const travel = (km: number) => ({ km }) as unknown as VisitorHistory['travels'][string]

/** A page of visits that are named by their times. */
const page = (times: readonly number[], more: Partial<VisitorHistory> = {}): VisitorHistory => ({
  visitorId: 'visitor',
  visits: times.map((timestamp) => ({ requestId: `visit-${timestamp}`, visitorId: 'visitor', timestamp, time: '' })) as unknown as VisitorHistory['visits'],
  sources: [region('ok')],
  travels: {},
  ...more,
})

const times = (history: VisitorHistory | undefined) => history?.visits.map(({ timestamp }) => timestamp)

describe('the newest page among those that are loaded', () => {
  it('keeps what lies below it, and what new visits pushed out of it', () => {
    const loaded = { pages: [page([30, 20, 10], { next: 'to-second' }), page([9, 8], { next: 'to-third' })], pageParams: [undefined, 'to-second'] }
    const merged = mergeNewest(loaded, page([50, 40, 30], { next: 'elsewhere' }))
    expect(merged.pages.map(times)).toEqual([[50, 40, 30, 20, 10], [9, 8]])
    expect(merged.pages.map(({ next }) => next)).toEqual(['to-second', 'to-third'])
    expect(merged.pageParams).toEqual([undefined, 'to-second'])
  })

  it('tells of the sources what they say now, and keeps the travels of both', () => {
    const loaded = { pages: [page([20, 10], { sources: [region('failed')], travels: { 'visit-20': travel(2) } }), page([5])], pageParams: [undefined, 'second'] }
    const [first] = mergeNewest(loaded, page([30, 20], { travels: { 'visit-30': travel(3) } })).pages
    expect(first?.sources).toEqual([region('ok')])
    expect(first?.travels).toEqual({ 'visit-20': travel(2), 'visit-30': travel(3) })
  })

  it('lists no visit twice where it reaches into the second page', () => {
    const loaded = { pages: [page([20]), page([10, 5])], pageParams: [undefined, 'second'] }
    expect(mergeNewest(loaded, page([20, 10])).pages.map(times)).toEqual([[20], [10, 5]])
  })

  it('stands alone where nothing joins it to the old one, and where there was only one', () => {
    const newest = page([100, 99])
    expect(mergeNewest({ pages: [page([20, 10]), page([5])], pageParams: [undefined, 'second'] }, newest)).toEqual({ pages: [newest], pageParams: [undefined] })
    expect(mergeNewest({ pages: [page([99, 98])], pageParams: [undefined] }, newest)).toEqual({ pages: [newest], pageParams: [undefined] })
  })
})

describe('a source that answers again', () => {
  it('had not before', () => {
    expect(isRecovered(page([], { sources: [region('failed')] }), page([]))).toBe(true)
    expect(isRecovered(page([]), page([]))).toBe(false)
    expect(isRecovered(page([], { sources: [region('failed')] }), page([], { sources: [region('failed')] }))).toBe(false)
    expect(isRecovered(undefined, page([]))).toBe(false)
  })
})
