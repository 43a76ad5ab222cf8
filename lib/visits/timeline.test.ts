import { describe, expect, it } from 'vitest'
import { buildTimeline, toggleFold, type TimelineOptions, type TimelineRow, type TimelineVisit } from './timeline'
import { rowOfVisit, stepVisit } from './timeline-steps'
import type { Travel } from './travel'

const at = (iso: string) => Date.parse(iso)
const visit = (time: string, changes: Partial<TimelineVisit> = {}): TimelineVisit => ({
  visitorId: 'v', requestId: time, timestamp: at(time), time, ip: '203.0.113.24', linkedId: 'acct_48213', url: `https://shop.example/${time}`, ...changes,
})
const end = { requestId: 'r', timestamp: 0, place: 'Berlin', latitude: 52.52, longitude: 13.41, radiusKm: 10 }
const travel: Travel = { from: end, to: end, distanceKm: 7790.13, minDistanceKm: 7680.13, gapMs: 1_211_000, speedKmh: 23158, minSpeedKmh: 22831, verdict: 'impossible' }
const options: TimelineOptions = { zone: 'Europe/Berlin', now: at('2026-11-22T15:48:00Z'), complete: true }

const memphis = visit('2026-11-22T15:40:13Z', { ip: '198.51.100.77', linkedId: 'acct_90866' })
const story = [
  memphis,
  visit('2026-11-22T15:20:02Z'),
  visit('2026-11-22T15:18:47Z', { linkedId: undefined }),
  visit('2026-11-22T08:12:00Z'), visit('2026-11-22T08:10:00Z'), visit('2026-11-22T08:08:00Z'),
  visit('2026-11-21T19:31:09Z'), visit('2026-11-21T19:26:44Z'), visit('2026-11-21T10:19:00Z', { ip: '203.0.113.9' }),
]
const storyOptions: TimelineOptions = { ...options, firsts: { [memphis.requestId]: ['ip', 'linkedId'] }, travels: { [memphis.requestId]: travel } }

const words = (rows: TimelineRow[]) => rows.map((row) => {
  if (row.kind === 'day') return ['#', row.prefix, row.date, row.complete ? row.visits : '?'].filter((part) => part !== undefined).join(' ')
  if (row.kind === 'visit') return `${row.key.slice(11, 16)}${row.inFold ? ' folded' : ''} ${row.tags.map((tag) => tag.text).join(', ')}`.trim()
  return row.text
})

describe('timeline', () => {
  it('reads as the story of a day: hop, silence, fold', () => {
    expect(words(buildTimeline(story, storyOptions))).toEqual([
      '# Today Sun 22 Nov 6',
      '15:40 New IP, New linked id',
      '7,790 km in 20 min · impossible',
      '15:20',
      '15:18',
      '7 h 6 min without a visit',
      '3 visits, 09:08 to 09:12, nothing changed',
      '# Yesterday Sat 21 Nov 3',
      '19:31',
      '19:26',
      '9 h 7 min without a visit',
      '10:19',
    ])
  })

  it('keeps a fold open by any of its visits, and closes it again', () => {
    const closed = buildTimeline(story, storyOptions).find((row) => row.kind === 'fold')
    if (closed?.kind !== 'fold') throw new Error('The story has a fold.')
    const opened = toggleFold(new Set(), closed)
    const rows = buildTimeline(story, { ...storyOptions, openFolds: opened })
    expect(words(rows).slice(6, 10)).toEqual(['3 visits, 09:08 to 09:12, nothing changed', '08:12 folded', '08:10 folded', '08:08 folded'])
    const open = rows.find((row) => row.kind === 'fold')
    if (open?.kind !== 'fold') throw new Error('The fold stays.')
    expect(toggleFold(opened, open).size).toBe(0)
  })

  it('never folds the chosen visit, and splits its run', () => {
    const rows = words(buildTimeline(story, { ...storyOptions, chosen: '2026-11-22T08:10:00Z' }))
    expect(rows.slice(6, 9)).toEqual(['08:12', '08:10', '08:08'])
  })

  it('folds every run when only changes are asked for', () => {
    expect(words(buildTimeline(story, { ...storyOptions, onlyChanges: true }))).toContain('1 visit, at 20:31, nothing changed')
  })

  it('says nothing of what lies between the visits that a filter leaves', () => {
    const rows = buildTimeline(story, { ...storyOptions, sparse: true })
    expect(words(rows)).toContain('7 h 6 min without a matching visit')
    expect(words(rows)).toContain('3 matching visits, 09:08 to 09:12, no change among them')
    expect(words(buildTimeline(story, { ...storyOptions, sparse: true, onlyChanges: true }))).toContain('1 matching visit, at 20:31, like the match before it')
    expect(rows.filter((row) => row.kind === 'day').every((row) => row.sparse)).toBe(true)
    expect(words(rows)).toContain('15:40 New IP, New linked id')
    expect(words(buildTimeline(story, storyOptions)).filter((row) => row.includes('match'))).toEqual([])
  })

  it('leaves the count of the oldest day open while older visits are not loaded', () => {
    const rows = words(buildTimeline(story, { ...storyOptions, complete: false }))
    expect(rows[0]).toBe('# Today Sun 22 Nov 6')
    expect(rows[7]).toBe('# Yesterday Sat 21 Nov ?')
  })

  it('tells a silence of days across the headings, not that of a night', () => {
    const rows = words(buildTimeline([visit('2026-11-22T08:00:00Z'), visit('2026-11-10T07:00:00Z'), visit('2026-11-09T19:00:00Z')], options))
    expect(rows).toEqual(['# Today Sun 22 Nov 1', '08:00', '12 days without a visit', '# Tue 10 Nov 1', '07:00', '# Mon 9 Nov 1', '19:00'])
  })

  it('groups by the calendar of the zone', () => {
    const visits = [visit('2026-11-22T00:30:00Z'), visit('2026-11-21T23:30:00Z')]
    expect(words(buildTimeline(visits, options)).filter((row) => row.startsWith('#'))).toEqual(['# Today Sun 22 Nov 2'])
    expect(words(buildTimeline(visits, { ...options, zone: 'UTC' })).filter((row) => row.startsWith('#'))).toHaveLength(2)
  })

  it('leaves out hops within both radii, unless they are too fast', () => {
    const near = { ...travel, minDistanceKm: 0, verdict: 'plausible' as const }
    expect(words(buildTimeline(story, { ...storyOptions, travels: { [memphis.requestId]: near } }))[2]).toBe('15:20')
    expect(words(buildTimeline(story, { ...storyOptions, travels: { [memphis.requestId]: { ...near, verdict: 'unlikely' } } }))[2]).toContain('unlikely')
  })

  it('is empty without visits', () => expect(buildTimeline([], options)).toEqual([]))

  it('keeps the very rows that a further page does not touch', () => {
    const visits = Array.from({ length: 2_100 }, (_, index) => visit(new Date(at('2026-11-22T15:00:00Z') - index * 400_000).toISOString(), { ip: `203.0.113.${Math.floor(index / 5) % 200}` }))
    const steady = (rows: TimelineRow[]) => new Set(rows.filter((row) => row.kind === 'visit' || row.kind === 'fold'))
    const before = steady(buildTimeline(visits.slice(0, 2_000), options))
    const after = steady(buildTimeline(visits, options))
    expect([...before].filter((row) => !after.has(row)).length).toBeLessThanOrEqual(3)
  })
})

describe('steps', () => {
  it('go to the older and newer visit, and stop at the ends', () => {
    expect(stepVisit(story, memphis.requestId, 1)).toBe('2026-11-22T15:20:02Z')
    expect(stepVisit(story, memphis.requestId, -1)).toBeUndefined()
    expect(stepVisit(story, undefined, 1)).toBe(memphis.requestId)
  })

  it('go from change to change', () => {
    expect(stepVisit(story, '2026-11-22T15:18:47Z', 1, { changes: true })).toBe('2026-11-21T19:26:44Z')
    expect(stepVisit(story, '2026-11-21T19:26:44Z', -1, { changes: true })).toBe('2026-11-22T15:18:47Z')
  })

  it('take the last loaded visit for a change only where it is the very first', () => {
    const oldest = '2026-11-21T10:19:00Z'
    expect(stepVisit(story, '2026-11-21T19:26:44Z', 1, { changes: true, complete: true })).toBe(oldest)
    expect(stepVisit(story, '2026-11-21T19:26:44Z', 1, { changes: true, complete: false })).toBeUndefined()
  })

  it('find a visit in a closed fold', () => {
    const rows = buildTimeline(story, storyOptions)
    expect(rows[rowOfVisit(rows, '2026-11-22T08:10:00Z')]?.kind).toBe('fold')
    expect(rows[rowOfVisit(rows, memphis.requestId)]?.kind).toBe('visit')
    expect(rowOfVisit(rows, 'elsewhere')).toBe(-1)
  })

  it('builds a list that grows page by page like the whole', () => {
    const hours = Array.from({ length: 400 }, (_, index) => visit(new Date(at('2026-11-22T15:00:00Z') - index * 2_700_000).toISOString(), index % 7 === 0 ? { ip: `203.0.113.${index % 200}` } : {}))
    const fresh = (list: TimelineVisit[]) => list.map((one) => ({ ...one }))
    const whole = buildTimeline(fresh(hours), options)
    for (const pageSize of [1, 33, 100]) {
      const visits = fresh(hours)
      let rows: TimelineRow[] = []
      for (let count = pageSize; count < visits.length + pageSize; count += pageSize) rows = buildTimeline(visits.slice(0, count), { ...options, complete: count >= visits.length })
      expect(rows).toEqual(whole)
    }
  })

  it('tells a travel that became known with the next page', () => {
    const visits = [...story]
    buildTimeline(visits.slice(0, 1), { ...storyOptions, travels: {}, complete: false })
    expect(words(buildTimeline(visits, storyOptions))).toContain('7,790 km in 20 min · impossible')
  })

  it('takes nothing over from a build of other visits', () => {
    buildTimeline(story, storyOptions)
    const others = story.map((one) => ({ ...one, ip: '203.0.113.99' }))
    for (const row of buildTimeline(others, storyOptions)) if (row.kind === 'visit') expect(row.visit.ip).toBe('203.0.113.99')
  })
})
