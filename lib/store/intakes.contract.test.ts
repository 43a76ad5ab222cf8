import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

const now = Date.UTC(2026, 5, 1)
eachDatabase('the intakes of a store', (createPlace) => {
  let opened: Awaited<ReturnType<typeof openTemporaryStore>>
  beforeEach(async () => {
    opened = await openTemporaryStore(createPlace)
  })
  afterEach(() => opened.remove())

  describe('what came into the store', () => {
    it('is told in the order of arrival, each once, with its newest visits', async () => {
      const { store } = opened
      await store.append([incomingVisit('one', 'a', now), incomingVisit('two', 'b', now + 1)])
      await store.append([incomingVisit('one', 'a', now), incomingVisit('one', 'c', now - 1)])
      await store.append([incomingVisit('one', 'a', now)])
      const [first, second, ...more] = await store.intakes({ limit: 10 })
      expect([first?.newest, second?.newest]).toEqual([[['two', 'b'], ['one', 'a']], [['one', 'c']]])
      expect(more).toEqual([])
      expect(await store.intakes({ after: first?.sequence, limit: 10 })).toEqual([second])
    })

    it('is cut at 50 visits an intake, and at some hundred intakes', async () => {
      const { store } = opened
      await store.append(Array.from({ length: 120 }, (_, index) => incomingVisit('many', `m${index}`, now + index)))
      const [first] = await store.intakes({ limit: 1 })
      expect([first?.visits, first?.newest.length, first?.newest[0]]).toEqual([120, 50, ['many', 'm119']])
      for (let index = 0; index < 510; index += 1) await store.append([incomingVisit('few', `f${index}`, now)])
      expect(await store.intakes({ limit: 1_000 })).toHaveLength(500)
    })

    it('is read by its keys, newest first, without what has gone', async () => {
      const { store } = opened
      await store.append([incomingVisit('one', 'a', now, { ip: '192.0.2.1' }), incomingVisit('two', 'b', now + 1)])
      expect((await store.visitsByKey([['one', 'a'], ['two', 'b'], ['two', 'gone']])).map(({ requestId, ip }) => [requestId, ip])).toEqual([['b', undefined], ['a', '192.0.2.1']])
      expect(await store.visitsByKey([])).toEqual([])
    })

    it('names nobody who was removed', async () => {
      const { store } = opened
      await store.append([incomingVisit('one_two', 'a', now)])
      await store.append([incomingVisit('oneXtwo', 'b', now)])
      await store.removeVisitors(['one_two'])
      expect((await store.intakes({ limit: 10 })).map(({ newest }) => newest)).toEqual([[['oneXtwo', 'b']]])
    })

    it('is announced in this process, until nobody wants to hear of it', async () => {
      const { store } = opened
      let heard = 0
      const stop = store.onAppended(() => (heard += 1))
      await store.append([incomingVisit('one', 'a', now)])
      await store.append([incomingVisit('one', 'a', now)])
      expect(heard).toBe(1)
      stop()
      await store.append([incomingVisit('one', 'b', now)])
      expect(heard).toBe(1)
    })
  })
})
