'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { auditQuery } from '@/lib/console-api/account-queries'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { AuditFilters } from './audit-filters'
import { AuditTable } from './audit-table'
import { useAuditFilter } from './use-audit-filter'

/** For the admin: who looked at whom, for what. */
export function AuditPage() {
  const { filter, isFiltered, change, clear } = useAuditFilter()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery(filter))
  const entries = data?.pages.flatMap((page) => page.entries)
  return (
    <div className="flex flex-col">
      <AuditFilters filter={filter} isFiltered={isFiltered} change={change} clear={clear} />
      {error && <QueryFailure what="the audit" error={error} retry={() => void refetch()} />}
      {!entries && !error && <Skeleton className="m-4 h-64" />}
      {entries && entries.length > 0 && <AuditTable entries={entries} choose={change} />}
      {entries?.length === 0 && (
        <EmptyState icon={ScrollText} title={isFiltered ? 'No entry matches' : 'Nothing is in the audit yet'} actions={isFiltered && <Button onClick={clear}>Clear filters</Button>}>
          {isFiltered ? 'Nobody did this in the range that you chose.' : 'Every look-up, search and change of an account will be listed here.'}
        </EmptyState>
      )}
      {hasNextPage && (
        <div className="p-4">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load older
          </Button>
        </div>
      )}
    </div>
  )
}
