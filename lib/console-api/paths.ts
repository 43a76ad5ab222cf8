/** Every address of the console: its pages and its API. */
export const pages = {
  search: (q?: string) => (q ? `/?q=${encodeURIComponent(q)}` : '/'),
  visitor: (visitorId: string) => `/visitors/${encodeURIComponent(visitorId)}`,
  audit: '/audit',
  accounts: '/accounts',
  status: '/status',
  settings: '/settings',
  signIn: '/sign-in',
} as const

const visitor = (visitorId: string) => `/api/visitors/${encodeURIComponent(visitorId)}`

export const api = {
  search: '/api/search',
  archive: '/api/archive',
  regions: '/api/regions',
  map: '/api/map',
  mapHistogram: '/api/map/histogram',
  mapCell: '/api/map/cell',
  visitor,
  overview: (visitorId: string) => `${visitor(visitorId)}/overview`,
  activity: (visitorId: string) => `${visitor(visitorId)}/activity`,
  path: (visitorId: string) => `${visitor(visitorId)}/path`,
  visit: (visitorId: string, requestId: string) => `${visitor(visitorId)}/visits/${encodeURIComponent(requestId)}`,
  similar: (visitorId: string) => `${visitor(visitorId)}/similar`,
  audit: '/api/audit',
  accounts: '/api/accounts',
  account: (id: string) => `/api/accounts/${encodeURIComponent(id)}`,
  accountReset: (id: string) => `/api/accounts/${encodeURIComponent(id)}/reset`,
  status: '/api/status',
  regionTryNow: (region: string) => `/api/status/${encodeURIComponent(region)}/try-now`,
  regionTestToken: (region: string) => `/api/status/${encodeURIComponent(region)}/test-token`,
  webhooks: '/api/webhooks',
  webhookVisits: '/api/webhooks/visits',
  webhookTest: '/api/webhooks/test',
  password: '/api/password',
  sessions: '/api/sessions',
  setup: '/api/setup',
  invitation: '/api/invitation',
  signIn: '/api/auth/sign-in/email',
  signOut: '/api/auth/sign-out',
} as const
