'use client'

import { lazy, Suspense } from 'react'

// Every page loads this ahead; where its words do not come either, the outermost has its own.
const PageFailure = lazy(() => import('@/components/shell/page-failure'))

export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Suspense>
      <PageFailure digest={error.digest} retry={reset} />
    </Suspense>
  )
}
