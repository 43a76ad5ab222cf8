import { Lock } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '../ui/button-class'
import { EmptyState } from '../ui/empty-state'

/** Instead of a page that this role may not open. */
export function ForAdmins() {
  return (
    <EmptyState
      icon={Lock}
      title="This page is for admins"
      actions={
        <Link href="/" prefetch={false} className={buttonClass('primary')}>
          To the search
        </Link>
      }
    >
      Ask an admin of this console for what you need, or for the role.
    </EmptyState>
  )
}
