import 'server-only'

export { getSavedSearches } from './get-saved-searches'
export { savedSearchAddress, savedSearchName } from './saved-search-schema'
