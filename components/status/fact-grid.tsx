import { TriangleAlert } from 'lucide-react'

/** A figure with its name, and what it is made of. */
export interface Fact {
  label: string
  value: string
  note?: string
  /** Something to look into. */
  warn?: boolean
}

/** Figures side by side, as many as fit. */
export function FactGrid({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-x-6 gap-y-3 max-sm:grid-cols-2 max-sm:gap-x-4">
      {facts.map(({ label, value, note, warn }) => (
        <div key={label} className="min-w-0">
          <dt className="text-label text-text-3">{label}</dt>
          <dd className="text-body break-anywhere">
            {warn && <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="mr-1 inline align-[-2px] text-warn" />}
            {value}
            {note && <span className="block text-small text-text-2">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
