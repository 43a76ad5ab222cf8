'use client'

import type { AuditFilter } from '@/lib/console-api/account-queries'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { auditActions } from './audit-actions'

interface AuditFiltersProps {
  filter: AuditFilter
  isFiltered: boolean
  change: (changes: AuditFilter) => void
  clear: () => void
}

const names = ['account', 'action', 'subject', 'from', 'to'] as const

/** Days are those of this browser's zone. */
export function AuditFilters({ filter, isFiltered, change, clear }: AuditFiltersProps) {
  return (
    <form
      // Remade when the filter changes from elsewhere, so that the fields show it.
      key={JSON.stringify(filter)}
      aria-label="Filter the audit"
      className="flex flex-wrap items-end gap-3 border-b border-line bg-sunken px-4 py-3"
      onSubmit={(event) => {
        const { account, action, subject, from, to } = readForm(event, names)
        change({ account: account.trim(), action, subject: subject.trim(), from: startOfDay(from), to: endOfDay(to) })
      }}
    >
      <TextField label="Who" name="account" defaultValue={filter.account} placeholder="Email" className="w-48" />
      <SelectField label="Did what" name="action" defaultValue={filter.action ?? ''} options={[{ value: '', label: 'Anything' }, ...auditActions]} />
      <TextField label="Whom or what" name="subject" defaultValue={filter.subject} placeholder="Visitor id, search, email" className="w-64 max-sm:w-full" />
      <TextField label="From" name="from" type="date" defaultValue={dayOf(filter.from)} />
      <TextField label="To" name="to" type="date" defaultValue={dayOf(filter.to)} />
      <Button type="submit" variant="primary" className="min-h-8">
        Filter
      </Button>
      {isFiltered && (
        <Button variant="quiet" className="min-h-8" onClick={clear}>
          Clear filters
        </Button>
      )}
    </form>
  )
}

/** Epoch ms of `2026-11-22`'s first instant here; undefined for no day. */
function startOfDay(day: string): number | undefined {
  const start = new Date(`${day}T00:00:00`).getTime()
  return Number.isNaN(start) ? undefined : start
}

function endOfDay(day: string): number | undefined {
  const end = new Date(`${day}T23:59:59.999`).getTime()
  return Number.isNaN(end) ? undefined : end
}

function dayOf(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined
  const date = new Date(ms)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
