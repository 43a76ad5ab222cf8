import { describe, expect, it } from 'vitest'
import { waitingWords, type Side } from './waiting-words'

const side = (source: Side['source'], state: Side['state'], visits = 0, more = false): Side => ({ source, state, visits, more })

describe('the words while sources are awaited', () => {
  it('name who has nothing and who is slow', () => {
    expect(waitingWords([side('us', 'answered'), side('eu', 'awaited'), side('archive', 'answered', 5)], 3)).toBe('US has nothing. EU is slow to answer (3 s so far).')
  })

  it('join those of whom the same is true', () => {
    expect(waitingWords([side('us', 'awaited'), side('eu', 'awaited'), side('ap', 'awaited')], 2)).toBe('US, EU and AP are slow to answer (2 s so far).')
  })

  it('tell what came, and who failed', () => {
    expect(waitingWords([side('us', 'answered', 1), side('ap', 'answered', 100, true), side('eu', 'failed')], 4)).toBe('US has 1 visit. AP has the newest 100 visits. EU does not answer. Their answers are put together (4 s so far).')
  })

  it('speak of the Server API where it is our own, or nobody was asked alone yet', () => {
    for (const sides of [[], [side('embedded', 'awaited')]]) expect(waitingWords(sides, 2)).toBe('The Server API is slow to answer (2 s so far).')
  })
})
