import type { Generation } from './generation'
import { readAnswer } from './read-answer'

/** The first generation and its second spelling, as in the specification: `/visitors/:id`, ten days. */
export const visitorsGeneration: Generation = {
  name: 'visitors',
  mayLackKeys: true,
  // The same token under its first and its second name, so that both spellings of the contract are satisfied.
  headers: (token) => ({ 'auth-token': token, 'auth-api-key': token }),
  visitorPath(visitorId, { limit, linkedId, paginationKey }) {
    const query = new URLSearchParams({ limit: String(limit) })
    if (linkedId !== undefined) query.set('linked_id', linkedId)
    if (paginationKey !== undefined) query.set('paginationKey', paginationKey)
    return `/visitors/${encodeURIComponent(visitorId)}?${query.toString()}`
  },
  readVisitor: (body, context) => readAnswer(body, context),
  failureOf: () => undefined,
  tokenTestPath: '/visitors/sightline-token-test?limit=1',
}
