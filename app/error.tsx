'use client'

import { lazy, Suspense } from 'react'

const PageFailure = lazy(() => import('@/components/shell/page-failure'))

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <Suspense>
        <PageFailure heading="h1" digest={error.digest} retry={reset} />
      </Suspense>
    </main>
  )
}
