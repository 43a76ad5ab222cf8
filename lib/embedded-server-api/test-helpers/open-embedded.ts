import { openTemporaryStore } from '../../store/test-helpers/open-temporary-store'
import { createEmbeddedServerApi } from '../create-embedded-server-api'
import { serveRequests } from './serve-requests'

export const testToken = 'token-of-this-test'

/** The embedded Server API over real HTTP on a store of its own. */
export async function openEmbedded({ now, largestBody }: { now: () => number; largestBody?: number }) {
  const opened = await openTemporaryStore()
  const api = createEmbeddedServerApi({ store: opened.store, largestBody, isToken: (candidate) => candidate === testToken, now })
  const served = await serveRequests((request) => {
    const { pathname } = new URL(request.url)
    if (/^\/server-api\/visitors\/[^/]+$/.test(pathname)) return api.visitor(request)
    return pathname === '/server-api/visits' ? api.visits(request) : api.nothing(request)
  })
  return {
    ...opened,
    baseUrl: `${served.origin}/server-api`,
    async remove() {
      await served.close()
      await opened.remove()
    },
  }
}
