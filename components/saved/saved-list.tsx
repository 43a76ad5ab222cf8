'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedSearch } from '@/lib/console-api/answers'
import { removeSearch, renameSearch, savedSearchesQuery, saveSearch } from '@/lib/console-api/saved-search-queries'
import { FormFailure } from '../accounts/form-failure'
import { countText } from '../ui/count-text'
import { later } from '../ui/later'
import { QueryFailure } from '../ui/query-failure'
import { SavedItem } from './saved-item'

const NameDialog = later(() => import('./name-dialog'))

/** More stand behind a button. */
const shownAtFirst = 8

/** The searches and map views that this account keeps under a name. */
export function SavedSearches() {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(savedSearchesQuery())
  const [renamed, setRenamed] = useState<SavedSearch>()
  const [removed, setRemoved] = useState<SavedSearch>()
  const [all, setAll] = useState(false)
  const change = useMutation({ mutationFn: async (act: () => Promise<unknown>) => act(), onSettled: () => client.invalidateQueries(savedSearchesQuery()) })
  const searches = data?.searches ?? []
  const remove = (search: SavedSearch) => change.mutate(() => removeSearch(search), { onSuccess: () => setRemoved(search) })
  const undo = (search: SavedSearch) => change.mutate(() => saveSearch(search), { onSuccess: () => setRemoved(undefined) })

  return (
    <section aria-labelledby="saved">
      <h2 id="saved" className="mb-1 flex min-h-7 items-center text-body font-semibold">
        Saved
      </h2>
      {error && !data ? <QueryFailure what="the saved searches" error={error} retry={() => void refetch()} /> : null}
      {data && searches.length === 0 && !removed && <p className="text-small text-text-2">Nothing yet. Save a search or a view of the map under a name, and it will be listed here, for you alone.</p>}
      <p role="status" className="flex min-h-8 items-center gap-2 text-small text-text-2 empty:hidden">
        {removed && (
          <>
            <span className="min-w-0 flex-1 truncate">Removed “{removed.name}”.</span>
            <button type="button" onClick={() => undo(removed)} className="min-h-7 px-1 font-medium text-accent hover:underline max-sm:min-h-11">
              Undo
            </button>
          </>
        )}
      </p>
      <FormFailure error={change.error} />
      <ul aria-labelledby="saved">
        {(all ? searches : searches.slice(0, shownAtFirst)).map((search) => (
          <SavedItem key={search.id} search={search} onRename={() => setRenamed(search)} onRemove={() => remove(search)} />
        ))}
      </ul>
      {!all && searches.length > shownAtFirst && (
        <button type="button" onClick={() => setAll(true)} className="min-h-8 text-small font-medium text-accent hover:underline max-sm:min-h-11">
          Show {countText(searches.length - shownAtFirst, 'more', 'more')}
        </button>
      )}
      {renamed && <NameDialog title="Rename" action="Rename" suggested={renamed.name} keep={(name) => renameSearch({ id: renamed.id, name })} onClose={() => setRenamed(undefined)} />}
    </section>
  )
}
