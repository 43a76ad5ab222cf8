'use client'

import PageFailure from '@/components/shell/page-failure'
import './globals.css'

/** Stands in when the outermost layout itself broke, so it brings its own document. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page broke · Sightline</title>
        <main>
          <PageFailure heading="h1" digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  )
}
