import 'server-only'

export { createVisitStore } from './create-visit-store'
export { getVisitStore } from './get-visit-store'
export { readArchiveStatus } from './read-archive-status'
export type * from './visit-store'
