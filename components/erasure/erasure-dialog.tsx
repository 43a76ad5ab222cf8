'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { ErasurePreview, ErasureTarget } from '@/lib/console-api/answers'
import { beginErasure, erasuresQuery } from '@/lib/console-api/erasure-queries'
import { showControls } from '@/lib/visits/safe-text'
import { FormFailure } from '../accounts/form-failure'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { countText, numberText } from '../ui/count-text'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'
import { TimeText } from '../ui/time-text'
import { targetWords } from './erasure-targets'

interface ErasureDialogProps {
  target: ErasureTarget
  preview: ErasurePreview
  onClose: () => void
}

/** Shows what an erasure removes, and begins it once the id is typed again and a reason is given. */
export function ErasureDialog({ target, preview, onClose }: ErasureDialogProps) {
  const queryClient = useQueryClient()
  const formId = useId()
  const begin = useMutation({
    mutationFn: beginErasure,
    onSuccess: () => {
      void queryClient.invalidateQueries(erasuresQuery())
      onClose()
    },
  })
  return (
    <Dialog
      title="Erase for good?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="danger" busy={begin.isPending}>
            Erase for good
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-body text-text-2">
          {targetWords(target)} <span className="font-mono break-anywhere text-text">{showControls(target.id)}</span>
        </p>
        <Removed preview={preview} />
        <form id={formId} aria-label="Confirm the erasure" className="flex flex-col gap-3" onSubmit={(event) => begin.mutate({ ...target, ...readForm(event, ['confirm', 'reason']) })}>
          <TextField data-first-focus label="Type the id again" name="confirm" required autoComplete="off" autoCapitalize="off" spellCheck={false} />
          <TextField label="Reason" name="reason" required minLength={3} maxLength={500} autoComplete="off" hint="Kept in the audit, without the id." />
        </form>
        <FormFailure error={begin.error} />
      </div>
    </Dialog>
  )
}

function Removed({ preview: { visits, visitors, atLeast, firstSeen, lastSeen, savedSearches, erasedAt } }: { preview: ErasurePreview }) {
  return (
    <>
      {erasedAt !== undefined && (
        <p className="text-body text-text-2">
          It was erased before, <TimeText ms={erasedAt} />.
        </p>
      )}
      <dl aria-label="What it removes" className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-small">
        <dt className="text-text-3">Visits</dt>
        <dd>
          {atLeast && 'at least '}
          {numberText(visits)}, of {countText(visitors, 'visitor')}
        </dd>
        {firstSeen !== undefined && lastSeen !== undefined && (
          <>
            <dt className="text-text-3">From, to</dt>
            <dd>
              <TimeText ms={firstSeen} />, <TimeText ms={lastSeen} />
            </dd>
          </>
        )}
        <dt className="text-text-3">Saved searches</dt>
        <dd>{numberText(savedSearches)}</dd>
      </dl>
    </>
  )
}
