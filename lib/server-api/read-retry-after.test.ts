import { describe, expect, it } from 'vitest'
import { usualFigures } from './chain-figures'
import { RateLimitedError } from './errors/rate-limited-error'
import { isWorthARetry } from './faults'
import { readRetryAfter } from './read-retry-after'

const now = Date.UTC(2026, 5, 1)

describe('Retry-After', () => {
  it.each<[string | undefined, number | undefined]>([
    ['0', 0], ['1', 1], ['3600', 3_600], ['Mon, 01 Jun 2026 00:00:10 GMT', 10], ['Sun, 31 May 2026 23:59:59 GMT', undefined], ['Mon, 01 Jun 2026 00:00:00 GMT', undefined],
    ['', undefined], ['soon', undefined], ['-1', undefined], ['1.5', undefined], ['1e3', undefined], ['Infinity', undefined], ['2026-06-02', undefined], ['Mon, 99 Foo 2026 00:00:10 GMT', undefined], [undefined, undefined],
  ])('%j is %j seconds', (header, seconds) => {
    expect(readRetryAfter(header, now)).toBe(seconds)
  })

  it.each([[0, true], [2, true], [3, false], [undefined, false]])('of %j seconds is waited for by the look-up itself: %j', (seconds, isWaitedFor) => {
    const error = new RateLimitedError({ source: 'eu', method: 'GET', url: 'http://upstream.invalid/' }, seconds)
    expect(isWorthARetry(error, usualFigures.pause.longestWait)).toBe(isWaitedFor)
  })
})
