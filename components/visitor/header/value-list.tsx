import { Users } from 'lucide-react'
import { numberText } from '@/components/ui/count-text'
import { Link } from '@/components/ui/link'
import type { CountedValue } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'

interface Props {
  title: string
  values: readonly CountedValue[]
  chosen: string | null
  /** Offers all browsers of each one; for linked ids. */
  searched?: boolean
  /** What is not listed. */
  rest?: string
  /** Narrows the visits to those of one, or no longer. */
  onChoose: (value: string | null) => void
}

/** Values that narrow the visits, at a size for thumbs. */
export function ValueList({ title, values, chosen, searched, rest, onChoose }: Props) {
  return (
    <section aria-label={title}>
      <h3 className="text-small font-semibold">{title}</h3>
      <ul className="mt-1 divide-y divide-line border-y border-line empty:hidden">
        {values.map(({ value, visits }) => (
          <li key={value} className="flex items-center">
            <button type="button" aria-pressed={chosen === value} onClick={() => onChoose(chosen === value ? null : value)} className="flex min-h-11 min-w-0 flex-1 items-center gap-2 text-left text-body text-accent aria-pressed:font-semibold">
              <span className={searched ? 'min-w-0 truncate font-mono' : 'min-w-0 truncate'}>{showControls(value)}</span>
              <span className="text-small font-normal text-text-2">{numberText(visits)}</span>
              {chosen === value ? <span className="ml-auto text-small">Shown alone</span> : null}
            </button>
            {searched ? (
              <Link href={pages.linkedId(value)} aria-label={`All browsers of ${showControls(value)}`} className="inline-flex size-11 shrink-0 items-center justify-center text-text-2">
                <Users size={16} strokeWidth={1.75} aria-hidden />
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {rest === undefined ? null : <p className="pt-1 text-small text-text-2">{rest}</p>}
    </section>
  )
}
