import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServerApi } from '../server-api/create-server-api'
import { createSource } from '../server-api/source'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openEmbedded, testToken } from './test-helpers/open-embedded'

const now = Date.UTC(2026, 5, 1)
const api = createServerApi({ now: () => now, patience: { connect: 10_000, headers: 10_000, attempt: 10_000 } })
afterAll(() => api.close())

describe('the client against the embedded Server API', () => {
  let embedded: Awaited<ReturnType<typeof openEmbedded>>
  beforeAll(async () => {
    embedded = await openEmbedded({ now: () => now })
    await embedded.store.append(Array.from({ length: 130 }, (_, index) => incomingVisit('someone', `r${String(index).padStart(3, '0')}`, now - index, { linkedId: index % 2 === 0 ? 'even & "odd"' : undefined })))
    await embedded.store.append([incomingVisit('silent', 'r', now - 20 * 86_400_000)])
  })
  afterAll(() => embedded.remove())
  const ask = async (...question: Parameters<typeof api.ask>) => (await api.ask(...question)).answer
  const own = () => createSource('embedded', `${embedded.baseUrl}/`, testToken)

  it('reads a page, says where it was found, and goes on', async () => {
    const first = await ask(own(), 'someone', { limit: 100 })
    expect(first).toMatchObject({ unreadable: 0, paginationKey: 'r099' })
    expect(first.visits).toHaveLength(100)
    expect(first.visits[0]).toMatchObject({ visit: { visitorId: 'someone', requestId: 'r000', timestamp: now, region: 'embedded' }, notes: [] })
    const second = await ask(own(), 'someone', { limit: 100, paginationKey: first.paginationKey })
    expect(second.visits).toHaveLength(30)
    expect(second).not.toHaveProperty('paginationKey')
    expect((await ask(own(), 'someone', { limit: 500, linkedId: 'even & "odd"' })).visits).toHaveLength(65)
  })

  it('tells silence, ignorance, a wrong token and a wrong key apart', async () => {
    expect(await ask(own(), 'silent', { limit: 100 })).toMatchObject({ visits: [], unreadable: 0 })
    await expect(ask(own(), 'nobody', { limit: 100 })).rejects.toMatchObject({ code: 'visitor_not_found' })
    await expect(ask(createSource('embedded', embedded.baseUrl, 'another-token'), 'someone', { limit: 100 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(own(), 'someone', { limit: 1, paginationKey: 'none' })).rejects.toMatchObject({ code: 'refused', status: 400 })
  })
})
