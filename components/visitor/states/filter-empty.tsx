import { ListFilter } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { numberText } from '@/components/ui/count-text'
import { EmptyState } from '@/components/ui/empty-state'

interface Props {
  active: number
  /** All visits of the visitor, where they are counted already. */
  hidden: number | undefined
  onClear: () => void
}

/** The filters leave nothing. */
export function FilterEmpty({ active, hidden, onClear }: Props) {
  const filters = `${active} ${active === 1 ? 'filter' : 'filters'}`
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <EmptyState
        icon={ListFilter}
        title="No visit matches"
        actions={
          active > 0 ? (
            <Button variant="primary" onClick={onClear}>
              Clear filters
            </Button>
          ) : undefined
        }
      >
        {active === 0 ? 'Nothing is known of this visitor.' : hidden === undefined ? `All are hidden by ${filters}.` : `${numberText(hidden)} are hidden by ${filters}.`}
      </EmptyState>
    </div>
  )
}
