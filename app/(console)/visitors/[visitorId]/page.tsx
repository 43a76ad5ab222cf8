import type { Metadata } from 'next'
import { SearchX } from 'lucide-react'
import { preload } from 'react-dom'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { VisitorPage } from '@/components/visitor/visitor-page'
import { pages } from '@/lib/console-api/paths'
import { newestVisitsPath } from '@/lib/console-api/visitor-queries'
import { isVisitorId } from '@/lib/visits/visitor-id'

interface Props {
  params: Promise<{ visitorId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Of the view in the address, what does not change which visits the timeline begins with. */
const harmless = new Set(['visit', 'changes', 'map'])

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { visitorId } = await params
  return { title: isVisitorId(visitorId) ? visitorId : 'No visitor id' }
}

/** Only judges the id: what is known of the visitor, the page asks for itself, and the browser begins to before the page runs. */
export default async function Page({ params, searchParams }: Props) {
  const { visitorId } = await params
  if (!isVisitorId(visitorId)) return <NoVisitorId />
  if (Object.keys(await searchParams).every((name) => harmless.has(name))) preload(newestVisitsPath(visitorId), { as: 'fetch', crossOrigin: 'anonymous' })
  // The key keeps one visitor's content from standing under another's name.
  return <VisitorPage key={visitorId} visitorId={visitorId} />
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
