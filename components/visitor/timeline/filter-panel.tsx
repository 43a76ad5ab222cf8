'use client'

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useZone } from '@/components/shell/zone-context'
import { Button } from '@/components/ui/button'
import { numberText } from '@/components/ui/count-text'
import { IconButton } from '@/components/ui/icon-button'
import { SelectField } from '@/components/ui/select-field'
import type { CountedValue } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import type { VisitorPageState } from '../use-visitor-page'
import { DateField } from './date-field'
import { dateValue, moveRangeEnd } from './date-range'

/** What narrows the visits; each choice acts at once. */
export default function FilterPanel({ page, close }: { page: VisitorPageState; close: () => void }) {
  const { view, overview, changeView } = page
  const { zone } = useZone()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('select')?.focus(), [])

  return (
    <form ref={form} className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
      <div className="flex items-center justify-between">
        <h2 className="text-title">Filter visits</h2>
        <IconButton icon={X} label="Close the filter" onClick={close} />
      </div>
      <SelectField label="Linked id" value={view.linked_id ?? ''} onChange={(event) => changeView({ linked_id: event.target.value || null })} options={choices(overview.data?.linkedIds, view.linked_id)} />
      <SelectField
        label="Incognito"
        value={view.incognito === null ? '' : String(view.incognito)}
        onChange={(event) => changeView({ incognito: event.target.value === '' ? null : event.target.value === 'true' })}
        options={[
          { value: '', label: 'All' },
          { value: 'true', label: 'Incognito only' },
          { value: 'false', label: 'Not incognito' },
        ]}
      />
      <SelectField label="Country" value={view.country ?? ''} onChange={(event) => changeView({ country: event.target.value || null })} options={choices(overview.data?.countries, view.country)} />
      <SelectField label="Browser" value={view.browser ?? ''} onChange={(event) => changeView({ browser: event.target.value || null })} options={choices(overview.data?.browsers, view.browser)} />
      <div className="grid grid-cols-2 gap-3">
        <DateField label="From" value={dateValue(view.from, zone)} onCommit={(date) => changeView(moveRangeEnd(view, 'from', date, zone))} />
        <DateField label="To" value={dateValue(view.to, zone)} onCommit={(date) => changeView(moveRangeEnd(view, 'to', date, zone))} />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={page.clearFilter}>Clear filters</Button>
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      </div>
    </form>
  )
}

function choices(values: readonly CountedValue[] | undefined, chosen: string | null) {
  const known = values ?? []
  // A filter from a link may name what the list was cut before, or never had.
  const extra = chosen !== null && !known.some(({ value }) => value === chosen) ? [{ value: chosen, label: showControls(chosen) }] : []
  return [{ value: '', label: 'All' }, ...known.map(({ value, visits }) => ({ value, label: `${showControls(value)} (${numberText(visits)})` })), ...extra]
}
