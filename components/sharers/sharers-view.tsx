'use client'

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SharersAnswer } from '@/lib/console-api/answers'
import { dateText } from '@/lib/visits/time-zone'
import { useZone } from '../shell/zone-context'
import { erasedAtOf } from '../erasure/erased-at-of'
import { ErasedState } from '../erasure/erased-state'
import { Button } from '../ui/button'
import { numberText } from '../ui/count-text'
import { EmptyState } from '../ui/empty-state'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { TimeText } from '../ui/time-text'
import { SharersTable } from './sharers-table'
import { sharedFacts, sharedSentence } from './sharers-words'

interface SharersViewProps {
  of: 'linkedId' | 'network'
  answer: UseInfiniteQueryResult<InfiniteData<SharersAnswer>>
  /** What is looked at, in the heading. */
  heading: ReactNode
  actions: ReactNode
}

/** Everybody who shares an account or a network: the figures of all, then each of them. */
export function SharersView({ of, answer, heading, actions }: SharersViewProps) {
  const { error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const erasedAt = erasedAtOf(error)
  const data = erasedAt === undefined ? answer.data : undefined
  const first = data?.pages[0]
  const visitors = [...new Map(data?.pages.flatMap((page) => page.visitors).map((visitor) => [visitor.visitorId, visitor])).values()]
  const sentence = first && sharedSentence(first, of)
  return (
    <div className="flex min-h-full flex-col bg-surface">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3">
        <div className="min-w-0 flex-1 basis-80">
          <p className="text-label text-text-3">{of === 'linkedId' ? 'Linked id' : 'Network'}</p>
          {heading}
          <p role="status" className="text-small text-text-2">
            {sentence ?? (first ? 'Nobody in the archive' : erasedAt !== undefined ? 'Erased' : error ? 'Not known' : 'Looking')}
          </p>
        </div>
        {erasedAt === undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {erasedAt !== undefined && <ErasedState what="linked id" erasedAt={erasedAt} />}
      {error && !data && erasedAt === undefined ? <QueryFailure what="who shares it" error={error} retry={() => void refetch()} /> : null}
      {!first && !error && <Skeleton className="m-4 h-64" />}
      {first && visitors.length === 0 && !hasNextPage && <Nobody of={of} />}
      {first?.total && <Facts of={of} answer={first} />}
      {visitors.length > 0 && (
        <section aria-label="Everybody who shares it">
          <SharersTable visitors={visitors} of={of} />
        </section>
      )}
      {first?.lookedBack && <Partial answer={first} />}
      {error && data ? <QueryFailure what="more of them" error={error} retry={() => void fetchNextPage()} /> : null}
      {hasNextPage && !error && (
        <div className="p-4">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more visitors
          </Button>
        </div>
      )}
    </div>
  )
}

function Facts({ of, answer }: { of: SharersViewProps['of']; answer: SharersAnswer }) {
  return (
    <dl aria-label="Figures" className="flex flex-wrap gap-x-8 gap-y-2 border-b border-line px-4 py-3">
      {sharedFacts(answer, of).map(({ label, value, note }) => (
        <Figure key={label} label={label}>
          {value} {note !== undefined && <span className="text-small font-normal text-text-2">{note}</span>}
        </Figure>
      ))}
      {answer.total && (
        <>
          <Figure label="First seen">
            <TimeText ms={answer.total.firstSeen} />
          </Figure>
          <Figure label="Last seen">
            <TimeText ms={answer.total.lastSeen} />
          </Figure>
        </>
      )}
    </dl>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-label text-text-3">{label}</dt>
      <dd className="text-body font-semibold">{children}</dd>
    </div>
  )
}

/** What the figures do not reach. */
function Partial({ answer: { lookedBack } }: { answer: SharersAnswer }) {
  const { zone } = useZone()
  if (!lookedBack) return null
  return (
    <p className="border-b border-line bg-sunken px-4 py-2 text-small text-text-2">
      Browsers, places and shares rest on the newest {numberText(lookedBack.looked)} visits, back to {dateText(zone, lookedBack.backTo)}.
    </p>
  )
}

function Nobody({ of }: { of: SharersViewProps['of'] }) {
  return (
    <EmptyState icon={SearchX} title={of === 'linkedId' ? 'The archive has no visit with this linked id' : 'The archive has no visit from there'}>
      {of === 'linkedId' ? 'Linked ids differ between capital and small letters. Was it copied whole?' : 'A wider network may have some.'}
    </EmptyState>
  )
}
