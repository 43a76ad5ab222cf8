import 'server-only'

export { createServerApi, type Question, type ServerApi } from './create-server-api'
export { isServerApiError, type ServerApiError, type ServerApiErrorCode } from './errors/server-api-error'
export { getServerApi, serverApiAccess } from './get-server-api'
export { newestFirst, type ReceivedVisit, type ServerApiAnswer } from './read-answer'
export type { ServerApiSource } from './source'
export { hasRegionToken, type ServerApiAccess } from './tokens'
