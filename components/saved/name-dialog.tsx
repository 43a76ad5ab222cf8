'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { savedSearchesQuery } from '@/lib/console-api/saved-search-queries'
import { FormFailure } from '../accounts/form-failure'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'

interface NameDialogProps {
  title: string
  /** The verb on the button. */
  action: string
  suggested: string
  hint?: ReactNode
  /** Keeps the search under this name. */
  keep: (name: string) => Promise<unknown>
  /** Hears how it was called. */
  onKept?: (name: string) => void
  onClose: () => void
}

/** Asks for the name of a search that is kept. */
export default function NameDialog({ title, action, suggested, hint, keep, onKept, onClose }: NameDialogProps) {
  const form = useId()
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: keep,
    onSuccess: (_, name) => {
      onKept?.(name)
      onClose()
    },
    onSettled: () => client.invalidateQueries(savedSearchesQuery()),
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={isPending}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} aria-label={title} onSubmit={(event) => mutate(readForm(event, ['name']).name)} className="flex flex-col gap-3">
        <TextField label="Name" name="name" defaultValue={suggested} required maxLength={80} autoComplete="off" data-first-focus onFocus={(event) => event.target.select()} hint={hint} />
        <FormFailure error={error} />
      </form>
    </Dialog>
  )
}
