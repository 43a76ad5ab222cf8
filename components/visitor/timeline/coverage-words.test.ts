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
})
