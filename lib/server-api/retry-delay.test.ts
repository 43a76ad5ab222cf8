import { describe, expect, it } from 'vitest'
import { usualFigures } from './chain-figures'
import { RateLimitedError } from './errors/rate-limited-error'
import { UpstreamFailedError } from './errors/upstream-failed-error'
import { retryDelay } from './retry-delay'

const asked = { source: 'eu', method: 'GET', url: 'http://upstream.invalid/' }

describe('the delay of a retry', () => {
  it.each([[0, 100], [0.5, 550], [1, 1_000]])('with chance %j is %j ms', (chance, delay) => {
    expect(retryDelay(new UpstreamFailedError(asked, 503), usualFigures.retry, () => chance)).toBe(delay)
  })

  it.each([[2, 2_000], [1, 1_000], [0, 550], [undefined, 550]])('after a 429 that asks for %j s is %j ms', (seconds, delay) => {
    expect(retryDelay(new RateLimitedError(asked, seconds), usualFigures.retry, () => 0.5)).toBe(delay)
  })
})
