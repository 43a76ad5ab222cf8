import type { VisitorActivity } from '@/lib/console-api/answers'
import { binLabel } from './bin-words'

interface Props {
  activity: VisitorActivity
  zone: string
  onChooseBin: (from: number, to: number) => void
}

/** The bars as a table, newest first; a row's button narrows the range to it. */
export function ActivityTable({ activity, zone, onChooseBin }: Props) {
  const filled = activity.bins.filter((bin) => bin.visits > 0).toReversed()
  return (
    <table className="w-full text-small">
      <caption className="sr-only">Visits over time, newest first</caption>
      <thead className="sticky top-0 bg-surface text-left text-label text-text-3">
        <tr>
          <th scope="col" className="py-1 pr-2">Time</th>
          <th scope="col" className="px-2 py-1 text-right">Visits</th>
          <th scope="col" className="px-2 py-1 text-right">Incognito</th>
          <th scope="col" className="py-1 pl-2 text-right">Archive only</th>
        </tr>
      </thead>
      <tbody>
        {filled.map((bin) => (
          <tr key={bin.from} className="border-t border-line">
            <td className="py-0.5 pr-2">
              <button type="button" className="min-h-6 text-accent hover:underline" onClick={() => onChooseBin(bin.from, bin.to - 1)}>
                {binLabel(bin.from, activity.unit, zone)}
              </button>
            </td>
            <td className="px-2 text-right">{bin.visits}</td>
            <td className="px-2 text-right">{bin.incognito}</td>
            <td className="pl-2 text-right">{bin.archived}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
