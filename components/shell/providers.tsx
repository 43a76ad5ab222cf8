'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { useState, type ReactNode } from 'react'
import { pages } from '@/lib/console-api/paths'
import { createQueryClient } from './query-client'
import { HydrationProvider } from './hydration'

/** What every page stands in. `nonce` is the one of this response's CSP. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn))
  return (
    <ThemeProvider attribute="data-theme" storageKey="sightline.theme" disableTransitionOnChange nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <HydrationProvider>{children}</HydrationProvider>
      </QueryClientProvider>
    </ThemeProvider>
  )
}

function goToSignIn() {
  const here = window.location.pathname + window.location.search
  window.location.assign(`${pages.signIn}?next=${encodeURIComponent(here)}`)
}
