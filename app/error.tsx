'use client'

import { PageFailure } from '@/components/shell/page-failure'

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <PageFailure heading="h1" digest={error.digest} retry={reset} />
    </main>
  )
}
