'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { endSessions, sessionsQuery } from '@/lib/console-api/account-queries'
import type { SessionRow } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { TimeText } from '../ui/time-text'
import { FormFailure } from './form-failure'

/** Where this account is signed in. A session ends after 30 minutes of rest, or 12 hours. */
export function SessionSettings() {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(sessionsQuery())
  const [asking, setAsking] = useState(false)
  const end = useMutation({ mutationFn: endSessions, onSettled: () => queryClient.invalidateQueries(sessionsQuery()) })
  const endAll = useMutation({ mutationFn: () => endSessions({}), onSuccess: () => window.location.assign(pages.signIn) })
  return (
    <section aria-label="Sessions" className="flex flex-col items-start gap-3">
      <h2 className="text-title">Sessions</h2>
      <p className="text-body text-text-2">A session ends by itself after 30 minutes of rest, or 12 hours after it began.</p>
      {error && <QueryFailure what="the sessions" error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-12 w-full" />}
      <ul className="w-full border-t border-line">
        {data?.sessions.map((session) => (
          <SessionLine key={session.id} session={session} busy={end.isPending} onEnd={() => end.mutate({ id: session.id })} />
        ))}
      </ul>
      <FormFailure error={end.error ?? endAll.error} />
      <Button variant="danger" onClick={() => setAsking(true)}>
        Sign out everywhere
      </Button>
      {asking && (
        <Confirm title="Sign out everywhere?" action="Sign out everywhere" danger busy={endAll.isPending} onConfirm={() => endAll.mutate()} onCancel={() => setAsking(false)}>
          Every session of your account ends now, this one too.
        </Confirm>
      )}
    </section>
  )
}

function SessionLine({ session, busy, onEnd }: { session: SessionRow; busy: boolean; onEnd: () => void }) {
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 text-small">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-text" title={session.browser && showControls(session.browser)}>
          {session.current ? 'This session' : session.browser ? showControls(session.browser) : 'A browser that did not say what it is'}
        </span>
        <span className="text-text-3">
          since <TimeText ms={session.createdAt} />, last seen <TimeText ms={session.lastSeenAt} />
          {session.address && (
            <>
              {' '}
              from <span className="font-mono">{session.address}</span>
            </>
          )}
        </span>
      </span>
      {!session.current && (
        <Button busy={busy} onClick={onEnd}>
          End
        </Button>
      )}
    </li>
  )
}
