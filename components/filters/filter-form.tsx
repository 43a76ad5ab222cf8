'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { readForm } from '../accounts/read-form'
import { useZone } from '../shell/zone-context'
import { Button } from '../ui/button'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { formChanges, formFields, localTime } from './form-changes'
import type { FilterChanges, FilterValues } from './filter-names'

interface FilterFormProps {
  values: FilterValues
  onChange: (changes: FilterChanges) => void
  timed: boolean
  /** Called once it is there, and has its size. */
  onShown: () => void
  close: () => void
}

const probabilities = ['0.5', '0.8', '0.9'].map((value) => ({ value, label: `From ${value}` }))

/** Every filter at once. */
export default function FilterForm({ values, onChange, timed, onShown, close }: FilterFormProps) {
  const { zone } = useZone()
  const [errors, setErrors] = useState<{ url?: string; address?: string }>({})
  const shown = useEffectEvent(onShown)
  useEffect(() => shown(), [])
  return (
    <form
      className="grid grid-cols-2 gap-3"
      onSubmit={(event) => {
        const { changes, errors: found } = formChanges(readForm(event, formFields), zone)
        setErrors(found)
        if (Object.keys(found).length > 0) return
        onChange(changes)
        close()
      }}
    >
      <TextField label="Part of the URL" name="url" defaultValue={values.url} placeholder="/checkout" error={errors.url} className="col-span-2" />
      <TextField label="Country" name="country" defaultValue={values.country} placeholder="DE" maxLength={24} />
      <TextField label="City" name="city" defaultValue={values.city} />
      <TextField label="Linked id" name="linked_id" defaultValue={values.linked_id} />
      <TextField label="IP or network" name="address" defaultValue={values.ip ?? values.network} placeholder="203.0.113.0/24" error={errors.address} />
      <TextField label="Browser" name="browser" defaultValue={values.browser} placeholder="Chrome" />
      <TextField label="System" name="os" defaultValue={values.os} placeholder="Windows" />
      <SelectField label="Bot probability" name="bot" defaultValue={values.bot ?? ''} options={[{ value: '', label: 'Any' }, ...withOwn(probabilities, values.bot)]} />
      <SelectField
        label="Incognito"
        name="incognito"
        defaultValue={values.incognito ?? ''}
        options={[
          { value: '', label: 'Either' },
          { value: 'true', label: 'Only incognito' },
          { value: 'false', label: 'Not incognito' },
        ]}
      />
      {timed && (
        <>
          <TextField label="From" name="from" type="datetime-local" defaultValue={localTime(values.from, zone)} className="col-span-2" />
          <TextField label="Until" name="to" type="datetime-local" defaultValue={localTime(values.to, zone)} className="col-span-2" />
        </>
      )}
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

/** A link may hold a value that is not offered. */
function withOwn(options: typeof probabilities, value: string | undefined) {
  return value === undefined || options.some((option) => option.value === value) ? options : [{ value, label: `From ${value}` }, ...options]
}
