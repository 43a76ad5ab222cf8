'use client'

import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { placeBeside } from '../ui/place-beside'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { filterWords } from './filter-words'
import { type FraudView, filterNames, noFilter } from './fraud-view'

interface FraudFiltersProps {
  view: FraudView
  onChange: (changes: Partial<FraudView>) => void
}

const panelId = 'fraud-filters'

/** The filters that are set, as chips, and a panel for all of them. */
export function FraudFilters({ view, onChange }: FraudFiltersProps) {
  const set = filterNames.flatMap((name) => {
    const text = filterWords(view, name)
    return text === undefined ? [] : [{ name, text }]
  })
  return (
    <>
      {set.map(({ name, text }) => (
        <span key={name} className="inline-flex min-h-7 max-w-64 items-center rounded-control border border-accent bg-accent-weak pl-2.5 text-small font-medium text-accent max-sm:min-h-11">
          <span className="truncate">{text}</span>
          <button type="button" aria-label={`Remove the filter: ${text}`} onClick={() => onChange({ [name]: null })} className="inline-flex size-7 items-center justify-center rounded-control hover:bg-hover max-sm:size-11">
            <X size={14} strokeWidth={1.75} aria-hidden />
          </button>
        </span>
      ))}
      <FilterButton view={view} onChange={onChange} />
      {set.length > 1 && (
        <Button variant="quiet" onClick={() => onChange(noFilter)}>
          Clear filters
        </Button>
      )}
    </>
  )
}

function FilterButton({ view, onChange }: FraudFiltersProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button ref={anchor} type="button" popoverTarget={panelId} aria-expanded={open} className={buttonClass('quiet')}>
        <Plus size={14} strokeWidth={1.75} aria-hidden />
        Filter
      </button>
      <div
        ref={panel}
        id={panelId}
        popover="auto"
        role="dialog"
        aria-label="Filter the map"
        className="floating w-[340px] max-w-[calc(100vw-16px)] p-4"
        onToggle={(event) => {
          setOpen(event.newState === 'open')
          if (event.newState === 'open' && anchor.current && panel.current) placeBeside(anchor.current, panel.current, { align: 'start' })
        }}
      >
        {open ? <FilterForm view={view} onChange={onChange} close={() => panel.current?.hidePopover()} /> : null}
      </div>
    </>
  )
}

const probabilities = ['0.5', '0.8', '0.9'].map((value) => ({ value, label: `From ${value}` }))

function FilterForm({ view, onChange, close }: FraudFiltersProps & { close: () => void }) {
  const [urlError, setUrlError] = useState<string>()
  return (
    <form
      className="grid grid-cols-2 gap-3"
      onSubmit={(event) => {
        const fields = readForm(event, ['url', 'country', 'city', 'linked_id', 'address', 'browser', 'os', 'bot', 'incognito'])
        const text = (value: string) => value.trim() || null
        const address = fields.address.trim()
        if (fields.url.trim().length > 0 && fields.url.trim().length < 3) return setUrlError('Needs at least 3 characters.')
        onChange({
          url: text(fields.url),
          country: text(fields.country)?.toUpperCase() ?? null,
          city: text(fields.city),
          linked_id: text(fields.linked_id),
          ip: address && !address.includes('/') ? address : null,
          network: address.includes('/') ? address : null,
          browser: text(fields.browser),
          os: text(fields.os),
          bot: fields.bot === '' ? null : Number(fields.bot),
          incognito: fields.incognito === '' ? null : fields.incognito === 'true',
        })
        close()
      }}
    >
      <TextField label="Part of the URL" name="url" defaultValue={view.url ?? ''} placeholder="/checkout" error={urlError} className="col-span-2" />
      <TextField label="Country" name="country" defaultValue={view.country ?? ''} placeholder="DE" maxLength={24} />
      <TextField label="City" name="city" defaultValue={view.city ?? ''} />
      <TextField label="Linked id" name="linked_id" defaultValue={view.linked_id ?? ''} />
      <TextField label="IP or network" name="address" defaultValue={view.ip ?? view.network ?? ''} placeholder="203.0.113.0/24" />
      <TextField label="Browser" name="browser" defaultValue={view.browser ?? ''} placeholder="Chrome" />
      <TextField label="System" name="os" defaultValue={view.os ?? ''} placeholder="Windows" />
      <SelectField label="Bot probability" name="bot" defaultValue={view.bot === null ? '' : String(view.bot)} options={[{ value: '', label: 'Any' }, ...probabilities]} />
      <SelectField
        label="Incognito"
        name="incognito"
        defaultValue={view.incognito === null ? '' : String(view.incognito)}
        options={[
          { value: '', label: 'Either' },
          { value: 'true', label: 'Only incognito' },
          { value: 'false', label: 'Not incognito' },
        ]}
      />
      <div className="col-span-2 flex justify-end gap-2">
        <Button variant="quiet" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" variant="primary">
          Filter
        </Button>
      </div>
    </form>
  )
}
