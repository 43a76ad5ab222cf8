import { describe, expect, it } from 'vitest'
import type { Visit } from '@/lib/visits/visit'
import { stepTo } from './step-to'

const visit = (requestId: string): Visit => ({ visitorId: 'v', requestId, timestamp: 0, time: '1970-01-01T00:00:00.000Z' })
const visits = ['c', 'b'].map(visit)
const page = (chosenId: string, details?: { older?: string; newer?: string }, filter = {}) =>
  ({ list: { visits, complete: false }, chosenId, filter, details: { data: details && { visit: visit(chosenId), ...details } } })

describe('a step from the chosen visit', () => {
  it('goes through what is loaded', () => {
    expect(stepTo(page('c'), 1)).toBe('b')
    expect(stepTo(page('b'), -1)).toBe('c')
  })

  it('goes on to the neighbours that the details name', () => {
    expect(stepTo(page('b', { older: 'a', newer: 'c' }), 1)).toBe('a')
    expect(stepTo(page('c', { older: 'b', newer: 'd' }), -1)).toBe('d')
  })

  it('stays where a visit outside of the list has no details yet, rather than jump into the list', () => {
    expect(stepTo(page('x'), -1)).toBeUndefined()
    expect(stepTo(page('x', { newer: 'y' }), -1)).toBe('y')
  })

  it('takes the last loaded visit for no change while older ones may be like it', () => {
    expect(stepTo(page('c'), 1, true)).toBeUndefined()
    expect(stepTo({ ...page('c'), list: { visits, complete: true } }, 1, true)).toBe('b')
  })

  it('never leaves a filter', () => {
    expect(stepTo(page('b', { older: 'a' }, { linkedId: 'l' }), 1)).toBeUndefined()
  })
})
