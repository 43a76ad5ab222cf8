import { describe, expect, it } from 'vitest'
import type { SourceReport } from '@/lib/console-api/answers'
import { noticeWords } from './notice-words'

const now = Date.UTC(2026, 10, 22, 15, 48)
const at = (hour: number, minute: number) => Date.UTC(2026, 10, 22, hour, minute)
const when = { zone: 'Europe/Berlin', now, seconds: 18 }
const report = (source: SourceReport['source'], more: Partial<SourceReport> = {}): SourceReport => ({ source, status: 'failed', visits: 0, reachesBackTo: null, ...more })
const us = report('us', { status: 'ok' })

describe('what is said of regions that do not answer', () => {
  it('is nothing where all answer', () => expect(noticeWords([us], when)).toBeNull())

  it('is how old the archive is, and since when a region is silent', () => {
    expect(noticeWords([report('eu', { status: 'stale', code: 'unreachable', asOf: at(15, 41), lastAnswerAt: at(15, 43) })], when)).toEqual({
      title: 'Showing the archive, as of 16:41 (7 min ago)',
      text: 'The EU region has not answered since 16:43. Newer visits may be missing.',
      counts: true,
      retries: true,
    })
  })

  it('claims no age that is not known', () => {
    expect(noticeWords([report('eu', { code: 'circuit_open' })], when)).toMatchObject({ title: 'Showing the archive', text: 'The EU region has not answered. Newer visits may be missing.' })
  })

  it('names the day where it is not today', () => {
    expect(noticeWords([report('eu', { code: 'circuit_open', lastAnswerAt: at(15, 43) - 86_400_000 })], when)?.text).toContain('has not answered since 16:43 on 21 November 2026.')
  })

  it('names the region that answered beside one that did not', () => {
    expect(noticeWords([us, report('eu', { code: 'unreachable' })], when)?.title).toBe('Showing the archive and what US answered')
  })

  it('is that a region was too slow, or gave nonsense', () => {
    expect(noticeWords([report('eu', { code: 'timed_out', lastAnswerAt: at(15, 43) })], when)?.text).toBe('The EU region took too long to answer. It last answered at 16:43. Newer visits may be missing.')
    expect(noticeWords([report('ap', { code: 'nonsense' })], when)?.text).toContain('The AP region gave an answer that cannot be used.')
  })

  it('is that a region asks us to wait, and how long', () => {
    expect(noticeWords([report('eu', { code: 'rate_limited' })], { ...when, seconds: 40 })).toEqual({
      title: 'EU asks us to wait 40 s',
      text: 'The archive is shown meanwhile. Newer visits may be missing.',
      counts: false,
      retries: true,
    })
    expect(noticeWords([us, report('eu', { code: 'paused' }), report('ap', { code: 'paused' })], when)).toMatchObject({
      title: 'EU and AP ask us to wait 18 s',
      text: 'The archive and what US answered are shown meanwhile. Newer visits may be missing.',
    })
  })

  it('is that a token was refused, which no waiting helps', () => {
    expect(noticeWords([us, report('eu', { code: 'forbidden' })], when)).toEqual({
      title: 'The token of EU was refused',
      text: 'The EU region did not accept the token of this installation. An admin should look at Status. The archive and what US answered are shown meanwhile. Newer visits may be missing.',
      counts: false,
      retries: false,
    })
    expect(noticeWords([report('eu', { code: 'wrong_region' })], when)?.text).toContain('The EU region says that this installation’s token belongs to another region.')
  })

  it('is all of it where regions fail in different ways', () => {
    const words = noticeWords([report('us', { code: 'unreachable' }), report('eu', { code: 'rate_limited' }), report('ap', { code: 'forbidden' })], when)
    expect(words?.text).toBe('The US region has not answered. EU asks us to wait 18 s. The AP region did not accept the token of this installation. An admin should look at Status. Newer visits may be missing.')
  })

  it('speaks of our own Server API as no region', () => {
    expect(noticeWords([report('embedded', { code: 'rate_limited' })], when)?.title).toBe('The Server API asks us to wait 18 s')
  })
})
