'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { RetentionPreview } from '@/lib/console-api/answers'
import { changeRetention, retentionQuery } from '@/lib/console-api/retention-queries'
import { dateText } from '@/lib/visits/time-zone'
import { FormFailure } from '../accounts/form-failure'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { numberText } from '../ui/count-text'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'
import { TimeText } from '../ui/time-text'
import { keptText } from './keep-choices'

interface RetentionDialogProps {
  keepDays: number
  preview: RetentionPreview
  onClose: () => void
}

/** Shows what a setting removes now, and makes it once its days are typed again. */
export function RetentionDialog({ keepDays, preview, onClose }: RetentionDialogProps) {
  const queryClient = useQueryClient()
  const formId = useId()
  const change = useMutation({
    mutationFn: changeRetention,
    onSuccess: (answer) => {
      queryClient.setQueryData(retentionQuery().queryKey, answer)
      onClose()
    },
  })
  return (
    <Dialog
      title={`Keep visits ${keptText(keepDays)}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="danger" busy={change.isPending}>
            Remove older visits
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-body text-text-2">What is older is removed now, and every day from now on. It cannot be undone.</p>
        <Removed preview={preview} />
        <form id={formId} aria-label="Confirm the retention" onSubmit={(event) => change.mutate({ keepDays, confirm: Number(readForm(event, ['confirm']).confirm) })}>
          <TextField data-first-focus label={`Type the number of days: ${keepDays}`} name="confirm" required inputMode="numeric" autoComplete="off" />
        </form>
        <FormFailure error={change.error} />
      </div>
    </Dialog>
  )
}

function Removed({ preview: { before, visits, visitors, oldest } }: { preview: RetentionPreview }) {
  return (
    <dl aria-label="What it removes now" className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-small">
      {before !== undefined && (
        <>
          <dt className="text-text-3">Visits before</dt>
          <dd>{dateText('UTC', before)}, UTC</dd>
        </>
      )}
      <dt className="text-text-3">Visits</dt>
      <dd>{numberText(visits)}</dd>
      <dt className="text-text-3">Visitors without any other</dt>
      <dd>{numberText(visitors)}</dd>
      {oldest !== undefined && (
        <>
          <dt className="text-text-3">Oldest visit now</dt>
          <dd>
            <TimeText ms={oldest} />
          </dd>
        </>
      )}
    </dl>
  )
}
