import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { serveRequests } from '../embedded-server-api/test-helpers/serve-requests'
import { createGuardedServerApi } from '../server-api/create-guarded-server-api'
import { createSource } from '../server-api/source'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { type Erased, getTombstoneKey, layTombstones, tombstoneHash } from '../store/tombstones'
import { toWire } from '../visits/to-wire'
import { getHistory } from './get-history'
import { createCursors } from './sealed-cursor'
import { createWriteThrough } from './write-through'

const now = Date.UTC(2026, 5, 1)

eachDatabase('the history of what was erased', (createPlace) => {
  let opened: Awaited<ReturnType<typeof openTemporaryStore>>
  let asked: string[]
  let ask: (visitorId: string) => ReturnType<typeof getHistory>
  const closers: (() => Promise<void>)[] = []
  beforeEach(async () => {
    opened = await openTemporaryStore(createPlace)
    asked = []
    const region = await serveRequests(async (request) => {
      asked.push(new URL(request.url).pathname)
      return Response.json({ visits: [incomingVisit('someone', 'without', now - 1_000).visit, incomingVisit('someone', 'with', now - 2_000, { linkedId: 'gone@example.com' }).visit].map(toWire) })
    })
    const sources = [createSource('eu', region.origin, 'secret')]
    const serverApi = createGuardedServerApi({ sources, now: () => now })
    const writer = createWriteThrough({ store: opened.store })
    ask = async (visitorId) => {
      const history = await getHistory({ store: opened.store, writer, serverApi, sources, cursors: createCursors(randomBytes(32)), now: () => now }, { visitorId, filter: {}, limit: 100 })
      await writer.drain()
      return history
    }
    closers.push(opened.remove, region.close, () => serverApi.close())
  })
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  async function erase(erased: Erased): Promise<void> {
    await opened.database.batch(layTombstones(opened.database, [{ hash: tombstoneHash(await getTombstoneKey(opened.database), erased), erasedAt: now }]))
  }
  const ids = async () => (await ask('someone')).visits.map(({ requestId }) => requestId)

  it('is not asked for of a region that still has the visitor', async () => {
    expect(await ids()).toEqual(['without', 'with'])
    await erase(['visitor', 'someone'])
    asked.splice(0)
    await expect(ask('someone')).rejects.toMatchObject({ status: 410, code: 'erased', erasedAt: now })
    expect(asked).toEqual([])
  })

  it('goes without the visits of an erased linked id that a region still has', async () => {
    await erase(['linked_id', 'gone@example.com'])
    expect(await ids()).toEqual(['without'])
    expect(await ids()).toEqual(['without'])
    expect(await opened.store.totals()).toEqual({ visits: 1, visitors: 1 })
  })

  it('is not shown while nobody can say what was erased', async () => {
    await opened.store.close()
    await expect(ask('someone')).rejects.toMatchObject({ status: 503, code: 'unavailable' })
    expect(asked).toEqual([])
  })
})
