import { expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { describeStore } from './test-helpers/describe-store'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

eachDatabase('a visit store', (createPlace) => {
  describeStore(() => openTemporaryStore(createPlace))

  it('writes what has come in before it closes', async () => {
    const { store, remove } = await openTemporaryStore(createPlace)
    const appends = [1, 2].map((time) => store.append([incomingVisit('last', `${time}`, time)]))
    await store.close()
    expect(await Promise.all(appends)).toMatchObject([{ accepted: 1 }, { accepted: 1 }])
    await remove()
  })
})
