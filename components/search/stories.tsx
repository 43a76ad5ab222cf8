import { ArrowRight } from 'lucide-react'
import type { ArchiveSummary } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { Link } from '../ui/link'

/** The demo visitors by name: each is a question that a ticket may ask. */
export function Stories({ stories }: Pick<ArchiveSummary, 'stories'>) {
  return (
    <section aria-labelledby="stories">
      <h2 id="stories" className="mb-1 flex min-h-7 items-center text-body font-semibold">
        Demo stories
      </h2>
      <ul className="border-t border-line">
        {stories.map((story) => (
          <li key={story.title} className="border-b border-line">
            <Link href={story.query ? pages.search(story.query) : pages.visitor(story.visitorId)} className="group flex min-h-11 items-center gap-3 px-2 py-1.5 -outline-offset-2 hover:bg-hover">
              <span className="min-w-0 flex-1">
                <span className="block text-body font-medium text-text">{story.title}</span>
                <span className="block text-small text-text-2">{story.question}</span>
              </span>
              <ArrowRight size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3 group-hover:text-accent" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
