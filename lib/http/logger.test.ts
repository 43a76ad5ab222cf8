import { describe, expect, it } from 'vitest'
import { describeError, formatEvent } from './logger'

describe('a log line', () => {
  it('is one line of JSON, whatever is in it', () => {
    const line = formatEvent(new Date(0), 'warn', 'odd', { path: 'a\nb\u001b[31m\u202e\u2028\u0085"' })
    expect(line).toMatch(/^[\x20-\x7e]*$/)
    expect(JSON.parse(line)).toEqual({ time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'odd', path: 'a\nb\u001b[31m\u202e\u2028\u0085"' })
  })

  it('tells of an error where it arose, and not its words', () => {
    expect(JSON.stringify(describeError(new Error('canary token')))).not.toContain('canary')
  })
})
