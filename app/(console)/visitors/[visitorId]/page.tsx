import type { Metadata } from 'next'
import { SearchX } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { VisitorPage } from '@/components/visitor/visitor-page'
import { pages } from '@/lib/console-api/paths'
import { isVisitorId } from '@/lib/visits/visitor-id'

interface Props {
  params: Promise<{ visitorId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { visitorId } = await params
  return { title: isVisitorId(visitorId) ? visitorId : 'No visitor id' }
}

/** Only judges the id: what is known of the visitor, the page asks for itself. */
export default async function Page({ params }: Props) {
  const { visitorId } = await params
  // The key keeps one visitor's content from standing under another's name.
  return isVisitorId(visitorId) ? <VisitorPage key={visitorId} visitorId={visitorId} /> : <NoVisitorId />
}

function NoVisitorId() {
  return (
    <>
      <h1 className="sr-only">No visitor id</h1>
      <EmptyState
        icon={SearchX}
        title="This is no visitor id"
        actions={
          <Link href={pages.search()} className={buttonClass('primary')}>
            To the search
          </Link>
        }
      >
        A visitor id has 1 to 64 letters, digits, “_” or “-”. Look whether the link was copied whole.
      </EmptyState>
    </>
  )
}
