import type { Metadata } from 'next'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata: Metadata = { title: 'No such page' }

/** Without icon or client link: every page loads ahead what this one needs. */
export default function NotFound() {
  return (
    <main>
      <EmptyState
        heading="h1"
        title="There is no such page"
        actions={
          <a href="/" className={buttonClass('primary')}>
            To the search
          </a>
        }
      >
        The address may be misspelt or old. Visitors are found by their id, a linked id or an IP.
      </EmptyState>
    </main>
  )
}
