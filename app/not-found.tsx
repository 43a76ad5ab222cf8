import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <main>
      <EmptyState
        icon={SearchX}
        heading="h1"
        title="There is no such page"
        actions={
          <Link href="/" prefetch={false} className={buttonClass('primary')}>
            To the search
          </Link>
        }
      >
        The address may be misspelt or old. Visitors are found by their id, a linked id or an IP.
      </EmptyState>
    </main>
  )
}
