type Query = Readonly<Record<string, string | undefined>>

/** `path` with what is defined and not empty, encoded. */
function withParameters(path: string, query: Query = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`
}

/** A path with slashes, dots alone or control characters in a segment may be taken for another one. */
const isPathSegment = (text: string) => !/^\.{1,2}$|[/\\\p{Cc}]/u.test(text)

/** Every address of the console: its pages and its API. */
export const pages = {
  search: (q?: string, filter?: Query) => withParameters('/', { q, ...filter }),
  visitor: (visitorId: string, view?: Query) => withParameters(`/visitors/${encodeURIComponent(visitorId)}`, view),
  linkedId: (linkedId: string) => (isPathSegment(linkedId) ? `/linked-ids/${encodeURIComponent(linkedId)}` : withParameters('/linked-ids', { id: linkedId })),
  network: (ipOrCidr: string) => `/networks/${ipOrCidr.split('/').map(encodeURIComponent).join('/')}`,
  map: '/map',
  audit: '/audit',
  accounts: '/accounts',
  live: '/live',
  status: '/status',
  settings: '/settings',
  signIn: '/sign-in',
} as const

const visitor = (visitorId: string) => `/api/visitors/${encodeURIComponent(visitorId)}`

export const api = {
  search: '/api/search',
  archive: '/api/archive',
  regions: '/api/regions',
  visitor,
  overview: (visitorId: string) => `${visitor(visitorId)}/overview`,
  activity: (visitorId: string) => `${visitor(visitorId)}/activity`,
  path: (visitorId: string) => `${visitor(visitorId)}/path`,
  visit: (visitorId: string, requestId: string) => `${visitor(visitorId)}/visits/${encodeURIComponent(requestId)}`,
  similar: (visitorId: string) => `${visitor(visitorId)}/similar`,
  live: '/api/live',
  signOut: '/api/auth/sign-out',
} as const
