import { describe, expect, it } from 'vitest'
import type { SourceReport } from '@/lib/console-api/answers'
import { coverageWords } from './coverage-words'

const now = Date.UTC(2026, 10, 22, 15, 48)
const archive = (reachesBackTo: number | null): SourceReport => ({ source: 'archive', status: 'ok', visits: 0, reachesBackTo })
const eu = (status: SourceReport['status']): SourceReport => ({ source: 'eu', status, visits: 0, reachesBackTo: null })

describe('the coverage line', () => {
  it('tells what the archive and the Server API reach', () => {
    expect(coverageWords([eu('ok'), archive(Date.UTC(2026, 2, 3, 8))], 38, 'Europe/Berlin', now)).toEqual({
      long: 'Archive reaches back to 3 March. Server API: 38 visits in 10 days.',
      short: 'Archive back to 3 March. 38 visits, last 10 days.',
    })
  })

  it('names the year of another one, and waits for the count', () => {
    expect(coverageWords([eu('ok'), archive(Date.UTC(2025, 2, 3))], undefined, 'UTC', now)?.long).toBe('Archive reaches back to 3 March 2025.')
  })

  it('says so when no region answered, and when nothing is archived', () => {
    expect(coverageWords([eu('failed'), archive(null)], 1, 'UTC', now)?.long).toBe('The archive has no visit. Server API: no answer.')
    expect(coverageWords(undefined, 1, 'UTC', now)).toBeNull()
  })

  it('names a region that is left out, one whose answer is old, and one that reaches less far', () => {
    const us: SourceReport = { source: 'us', status: 'ok', visits: 3, reachesBackTo: null }
    expect(coverageWords([us, eu('failed'), archive(Date.UTC(2026, 2, 3, 8))], 3, 'Europe/Berlin', now)).toEqual({
      long: 'Archive reaches back to 3 March. Server API: 3 visits in 10 days, without EU.',
      short: 'Archive back to 3 March. 3 visits, last 10 days, without EU.',
    })
    expect(coverageWords([{ ...eu('stale'), asOf: Date.UTC(2026, 10, 22, 15, 41) }, archive(null)], 3, 'Europe/Berlin', now)?.long).toBe('The archive has no visit. Server API: 3 visits in 10 days. EU as of 16:41.')
    expect(coverageWords([{ ...us, reachesBackTo: Date.UTC(2026, 10, 18) }, archive(null)], 500, 'UTC', now)?.long).toContain('US reaches back to 18 November only.')
  })

  it('says so when the archive failed', () => {
    expect(coverageWords([eu('ok'), { ...archive(null), status: 'failed' }], 1, 'UTC', now)?.long).toBe('The archive could not be read or written. Server API: 1 visit in 10 days.')
  })
})
