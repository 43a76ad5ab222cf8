import { describe, expect, it } from 'vitest'
import type { ListedVisit, SourceReport, VisitorHistory } from '@/lib/console-api/answers'
import { mergeSides } from './merge-sides'

const visit = (timestamp: number, more: Partial<ListedVisit> = {}): ListedVisit => ({ visitorId: 'visitor', requestId: `visit-${timestamp}`, timestamp, time: '', ...more })

const side = (source: SourceReport['source'], visits: ListedVisit[], more: Partial<VisitorHistory> = {}): VisitorHistory => ({
  visitorId: 'visitor', visits, sources: [{ source, status: 'ok', visits: visits.length, reachesBackTo: 0 }], travels: {}, ...more,
})

const travel = (from: string, to: string): VisitorHistory['travels'][string] => {
  const end = (requestId: string) => ({ requestId, timestamp: 0, place: '', latitude: 0, longitude: 0, radiusKm: 0 })
  return { from: end(from), to: end(to), distanceKm: 1, minDistanceKm: 1, gapMs: 1, speedKmh: 1, minSpeedKmh: 1, verdict: 'plausible' }
}

const times = (history: VisitorHistory | undefined) => history?.visits.map(({ timestamp }) => timestamp)

describe('what single sources have said', () => {
  it('stands newest first, each visit once, and tells of every source', () => {
    const merged = mergeSides([side('us', [visit(30), visit(10)]), side('archive', [visit(20), visit(10)])])
    expect(times(merged)).toEqual([30, 20, 10])
    expect(merged?.sources.map(({ source }) => source)).toEqual(['us', 'archive'])
  })

  it('takes the region’s word of a visit, whichever came first', () => {
    const [us, archive] = [side('us', [visit(10, { region: 'us' })]), side('archive', [visit(10, { archived: true })])]
    for (const sides of [[us, archive], [archive, us]]) expect(mergeSides(sides)?.visits).toEqual([visit(10, { region: 'us' })])
  })

  it('ends where one stops that has more, so that nothing is missing in between', () => {
    expect(times(mergeSides([side('us', [visit(50), visit(40)], { next: 'more' }), side('archive', [visit(45), visit(30)])]))).toEqual([50, 45, 40])
  })

  it('keeps travel only between visits that still follow one another', () => {
    const us = side('us', [visit(30), visit(20), visit(10)], { travels: { 'visit-30': travel('visit-20', 'visit-30'), 'visit-20': travel('visit-10', 'visit-20') } })
    expect(Object.keys(mergeSides([us, side('archive', [visit(25)])])?.travels ?? {})).toEqual(['visit-20'])
  })

  it('is nothing before the first answer', () => {
    expect(mergeSides([])).toBeUndefined()
  })
})
