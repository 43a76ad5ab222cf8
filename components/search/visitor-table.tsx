import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import { HeadCell } from '../ui/table'
import { VisitorRow } from './visitor-row'

interface VisitorTableProps {
  visitors: readonly FoundVisitor[]
  terms: SearchAnswer['terms']
  chosen: number
  onChoose: (row: number) => void
}

/** The visitors found. On a phone each row becomes two lines, and the headings are left to screen readers. */
export function VisitorTable({ visitors, terms, chosen, onChoose }: VisitorTableProps) {
  return (
    <table aria-label="Visitors" className="w-full border-collapse text-small max-sm:block">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>Visitor id</HeadCell>
          <HeadCell>Matched by</HeadCell>
          <HeadCell className="max-lg:hidden">Linked ids</HeadCell>
          <HeadCell className="text-right">Visits</HeadCell>
          <HeadCell>Countries</HeadCell>
          <HeadCell className="max-md:hidden">First seen</HeadCell>
          <HeadCell>Last seen</HeadCell>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {visitors.map((visitor, row) => (
          <VisitorRow key={visitor.visitorId} visitor={visitor} terms={terms} row={row} chosen={row === chosen} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  )
}
