'use client'

import { ArrowDown } from 'lucide-react'
import type { MapCell } from '@/lib/console-api/answers'
import { numberText } from '../ui/count-text'
import { Cell, HeadCell, Table } from '../ui/table'
import { cellName, shareText } from '../map/cell-words'
import { isSame } from './choose-cell'
import type { CellKey, TableOrder } from './fraud-view'

interface CellTableProps {
  cells: readonly MapCell[]
  order: TableOrder
  chosen: CellKey | null
  onOrder: (order: TableOrder) => void
  onChoose: (cell: MapCell) => void
}

const columns: readonly { order: TableOrder; label: string }[] = [
  { order: 'place', label: 'Place' },
  { order: 'visits', label: 'Visits' },
  { order: 'visitors', label: 'Visitors' },
  { order: 'bots', label: 'Bots' },
  { order: 'incognito', label: 'Incognito' },
]

/** The cells of the map as a table: most first, or places by name. */
export default function CellTable({ cells, order, chosen, onOrder, onChoose }: CellTableProps) {
  const rows = [...cells].sort((one, other) => (order === 'place' ? cellName(one).localeCompare(cellName(other), 'en') : other[order] - one[order] || other.visits - one.visits))
  return (
    <div className="h-full overflow-y-auto">
      <Table aria-label="Visits by cell of the map">
        <thead className="sticky top-0 z-10 bg-surface">
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.order} aria-sort={column.order === order ? (order === 'place' ? 'ascending' : 'descending') : undefined} className={column.order === 'place' ? undefined : 'text-right'}>
                <button type="button" onClick={() => onOrder(column.order)} className="inline-flex min-h-6 items-center gap-1 hover:text-text max-sm:min-h-11">
                  {column.label}
                  {column.order === order && <ArrowDown size={12} strokeWidth={1.75} aria-hidden className={order === 'place' ? 'rotate-180' : undefined} />}
                </button>
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cell) => (
            <tr key={`${cell.latitude},${cell.longitude}`} aria-current={isSame(cell, chosen) ? 'true' : undefined} className="hover:bg-hover aria-current:bg-accent-weak">
              <Cell>
                <button type="button" onClick={() => onChoose(cell)} className="font-medium text-accent hover:underline">
                  {cellName(cell)}
                </button>
              </Cell>
              <Cell className="text-right">{numberText(cell.visits)}</Cell>
              <Cell className="text-right">{numberText(cell.visitors)}</Cell>
              <Cell className="text-right whitespace-nowrap">
                {numberText(cell.bots)} <span className="text-text-3">{shareText(cell.bots, cell.visits)}</span>
              </Cell>
              <Cell className="text-right whitespace-nowrap">
                {numberText(cell.incognito)} <span className="text-text-3">{shareText(cell.incognito, cell.visits)}</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
