import 'server-only'

export { isServerApiError, type ServerApiError, type ServerApiErrorCode } from './errors/server-api-error'
export { getServerApi, serverApiAccess } from './get-server-api'
export type { EventsAnswer, EventsQuestion, GuardedServerApi } from './guarded-server-api'
export type { RegionHealth, TokenTest } from './region-health'
export { newestFirst, type ReceivedVisit, type ServerApiAnswer } from './read-answer'
export type { ServerApiSource } from './source'
export { hasRegionToken, type ServerApiAccess } from './tokens'
