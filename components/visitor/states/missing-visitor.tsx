'use client'

import { erasedAtOf } from '@/components/erasure/erased-at-of'
import { ErasedState } from '@/components/erasure/erased-state'
import { UnknownVisitor } from './unknown-visitor'

/** There is nothing of the visitor: it was erased, or nobody knows it. */
export default function MissingVisitor({ visitorId, error }: { visitorId: string; error: unknown }) {
  const erasedAt = erasedAtOf(error)
  if (erasedAt === undefined) return <UnknownVisitor visitorId={visitorId} />
  return (
    <div className="flex-1 border-t border-line">
      <ErasedState what="visitor" erasedAt={erasedAt} />
    </div>
  )
}
