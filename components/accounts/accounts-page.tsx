'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountsQuery } from '@/lib/console-api/account-queries'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { AccountsTable } from './accounts-table'
import { InviteForm } from './invite-form'
import { OneTimeLink, type IssuedLink } from './one-time-link'

/** For the admin: who may sign in, as what, and the links that let people in. */
export function AccountsPage() {
  const { data, error, refetch } = useQuery(accountsQuery())
  const [issued, setIssued] = useState<IssuedLink>()
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-5 p-6 max-sm:p-4">
      <InviteForm onIssued={setIssued} />
      {issued && <OneTimeLink issued={issued} onClose={() => setIssued(undefined)} />}
      {error && <QueryFailure what="the accounts" error={error} retry={() => void refetch()} />}
      {data ? <AccountsTable accounts={data.accounts} onIssued={setIssued} /> : !error && <Skeleton className="h-40 w-full" />}
    </div>
  )
}
