'use client'

import { useQuery } from '@tanstack/react-query'
import { Eraser } from 'lucide-react'
import { erasuresQuery } from '@/lib/console-api/erasure-queries'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { useAccount } from '../shell/console-context'
import { buttonClass } from '../ui/button-class'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'
import { TimeText } from '../ui/time-text'
import { whenWithin } from '../ui/when-within'

/** Instead of what was erased. `erasedAt` in epoch ms. */
export function ErasedState({ what, erasedAt }: { what: 'visitor' | 'linked id'; erasedAt: number }) {
  const isAdmin = useAccount().role === 'admin'
  return (
    <EmptyState
      icon={Eraser}
      title={`This ${what} was erased`}
      actions={
        <>
          <Link href={pages.search()} className={buttonClass('primary')}>
            To the search
          </Link>
          {isAdmin && (
            <Link href={pages.settings} className={buttonClass()}>
              All erasures
            </Link>
          )}
        </>
      }
    >
      It was erased for good <TimeText ms={erasedAt} format={whenWithin} />. Nothing of it can be looked up any more, and what still comes in is refused.{' '}
      {isAdmin ? <Author erasedAt={erasedAt} /> : 'An admin can say why.'}
    </EmptyState>
  )
}

/** Who erased it and why, as far as the list reaches. */
function Author({ erasedAt }: { erasedAt: number }) {
  const { data } = useQuery(erasuresQuery())
  const erasure = data?.erasures.find(({ requestedAt }) => requestedAt === erasedAt)
  if (!erasure) return null
  return (
    <span className="mt-2 block break-anywhere">
      By {erasure.account}: {showControls(erasure.reason)}
    </span>
  )
}
