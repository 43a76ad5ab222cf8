'use client'

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useZone } from '@/components/shell/zone-context'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { CountedValue } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { instantOf, zonedParts } from '@/lib/visits/time-zone'
import type { VisitorPageState } from '../use-visitor-page'

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
        <TextField label="From" type="date" value={dateValue(view.from, zone)} onChange={(event) => changeView({ from: dayStart(event.target.value, zone, 0) })} />
        <TextField label="To" type="date" value={dateValue(view.to, zone)} onChange={(event) => changeView({ to: dayStart(event.target.value, zone, 1) })} />
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
  return [{ value: '', label: 'All' }, ...known.map(({ value, visits }) => ({ value, label: `${showControls(value)} (${visits.toLocaleString('en-GB')})` })), ...extra]
}

function dateValue(timestamp: number | null, zone: string): string {
  if (timestamp === null) return ''
  const { year, month, day } = zonedParts(zone, timestamp)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The first instant of a day of the zone, or the last with `after` = 1; null for no date. */
function dayStart(date: string, zone: string, after: 0 | 1): number | null {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || !month || !day) return null
  return instantOf(zone, { year, month, day: day + after }) - after
}
