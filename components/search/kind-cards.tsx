import { FingerprintPattern, Link2, Network, type LucideIcon } from 'lucide-react'
import type { ArchiveSummary } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { Link } from '../ui/link'
import { findExamples, type Examples } from './examples'

const cards: readonly { icon: LucideIcon; title: string; words: string; example: keyof Examples }[] = [
  { icon: FingerprintPattern, title: 'Visitor id', words: 'One browser: its visits, places and accounts.', example: 'visitorId' },
  { icon: Link2, title: 'Linked id', words: 'One account: every device that used it.', example: 'linkedId' },
  { icon: Network, title: 'IP or network', words: 'Who shared it, and when.', example: 'ip' },
]

/** What may be searched, each with an example of the demo visits. */
export function KindCards({ stories }: { stories: ArchiveSummary['stories'] }) {
  const examples = findExamples(stories)
  return (
    <ul className="grid grid-cols-3 gap-3 max-sm:grid-cols-1 max-sm:gap-2">
      {cards.map(({ icon: Icon, title, words, example }) => (
        <li key={title} className="flex min-h-[116px] flex-col rounded-panel border border-line p-4 max-sm:min-h-0 max-sm:px-4 max-sm:pt-3 max-sm:pb-0">
          <h3 className="flex items-center gap-1.5 text-body font-semibold">
            <Icon size={16} strokeWidth={1.75} aria-hidden className="text-text-3" />
            {title}
          </h3>
          <p className="mt-1 text-small text-text-2">{words}</p>
          {examples[example] !== undefined && (
            <Link href={pages.search(examples[example])} className="mt-auto inline-flex min-h-7 items-end self-start pt-2 font-mono text-small break-all text-accent hover:underline max-sm:min-h-11 max-sm:items-center">
              {examples[example]}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
