import { queryOptions } from '@tanstack/react-query'
import type { SavedSearch, SavedSearchesAnswer } from './answers'
import { fetchJson } from './fetch-json'
import { laterApi } from './later-paths'

export const savedSearchesQuery = () =>
  queryOptions({
    queryKey: ['saved-searches'],
    queryFn: ({ signal }) => fetchJson<SavedSearchesAnswer>(laterApi.savedSearches, { signal }),
  })

export const saveSearch = ({ name, address }: Pick<SavedSearch, 'name' | 'address'>) => fetchJson<SavedSearch>(laterApi.savedSearches, { method: 'POST', body: { name, address } })
export const renameSearch = ({ id, name }: Pick<SavedSearch, 'id' | 'name'>) => fetchJson<SavedSearch>(laterApi.savedSearch(id), { method: 'PATCH', body: { name } })
export const removeSearch = ({ id }: Pick<SavedSearch, 'id'>) => fetchJson<undefined>(laterApi.savedSearch(id), { method: 'DELETE', body: {} })
