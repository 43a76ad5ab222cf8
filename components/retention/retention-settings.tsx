'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetentionAnswer, RetentionPreview } from '@/lib/console-api/answers'
import { changeRetention, previewRetention, retentionQuery } from '@/lib/console-api/retention-queries'
import { FormFailure } from '../accounts/form-failure'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { QueryFailure } from '../ui/query-failure'
import { SelectField } from '../ui/select-field'
import { Skeleton } from '../ui/skeleton'
import { TextField } from '../ui/text-field'
import { choiceOf, daysOf, keepChoices, keptText } from './keep-choices'
import { RetentionDialog } from './retention-dialog'
import { RetentionRuns } from './retention-runs'

/** For the admin: sets how long visits are kept, after a look at what that removes, and tells what was removed. */
export default function RetentionSettings() {
  const { data, error, refetch } = useQuery(retentionQuery())
  return (
    <section aria-label="Retention" className="flex flex-col items-start gap-3">
      <h2 className="text-title">Retention</h2>
      <p className="text-body text-text-2">
        Visits older than this are removed once a day, with all that only they referred to, and are refused where they come in again. The time counts in whole days of UTC.
      </p>
      {error && <QueryFailure what="how long visits are kept" error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-12 w-full" />}
      {data && (
        <>
          <p role="status" className="text-body text-text">Visits are kept {keptText(data.keepDays)}.</p>
          <RetentionForm key={data.keepDays} keepDays={data.keepDays} />
          <RetentionRuns runs={data.runs} />
        </>
      )}
    </section>
  )
}

function RetentionForm({ keepDays }: Pick<RetentionAnswer, 'keepDays'>) {
  const queryClient = useQueryClient()
  const [choice, setChoice] = useState(choiceOf(keepDays))
  const [asked, setAsked] = useState<{ keepDays: number; preview: RetentionPreview }>()
  const look = useMutation({
    mutationFn: previewRetention,
    onSuccess: (preview, days) => setAsked({ keepDays: days, preview }),
  })
  const keepAll = useMutation({
    mutationFn: () => changeRetention({ keepDays: null }),
    onSuccess: (answer) => queryClient.setQueryData(retentionQuery().queryKey, answer),
  })
  return (
    <>
      <form
        aria-label="How long visits are kept"
        className="flex w-full flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const days = daysOf(choice, readForm(event, ['days']).days)
          if (days === null) keepAll.mutate()
          else look.mutate(days)
        }}
      >
        <SelectField label="Keep visits" options={keepChoices} value={choice} onChange={(event) => setChoice(event.target.value)} className="max-sm:w-full" />
        {choice === 'other' && (
          <TextField label="Days" name="days" type="number" required min={30} max={3650} step={1} defaultValue={keepDays ?? undefined} className="w-32 max-sm:w-full" />
        )}
        <Button type="submit" busy={look.isPending || keepAll.isPending} className="min-h-8">
          {choice === 'forever' ? 'Keep all' : 'Show what goes'}
        </Button>
      </form>
      <FormFailure error={look.error ?? keepAll.error} />
      {asked && <RetentionDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
