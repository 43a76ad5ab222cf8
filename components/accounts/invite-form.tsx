'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useRef } from 'react'
import { accountsQuery, invite } from '@/lib/console-api/account-queries'
import { Button } from '../ui/button'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { FormFailure } from './form-failure'
import type { IssuedLink } from './one-time-link'
import { readForm } from './read-form'
import { roleChoices, roleOf } from './roles'

export function InviteForm({ onIssued }: { onIssued: (issued: IssuedLink) => void }) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ email, role }: { email: string; role: string }) => invite({ email, role: roleOf(role) }),
    onSuccess: ({ link }, { email }) => {
      onIssued({ link, email, purpose: 'invitation' })
      form.current?.reset()
      void queryClient.invalidateQueries(accountsQuery())
    },
  })
  return (
    <section aria-label="Invite">
      <h2 className="mb-2 text-title">Invite somebody</h2>
      <form ref={form} aria-label="Invite somebody" className="flex flex-wrap items-end gap-3" onSubmit={(event) => mutate(readForm(event, ['email', 'role']))}>
        <TextField label="Email" name="email" type="email" autoComplete="off" required className="w-64 max-sm:w-full" />
        <SelectField label="Role" name="role" options={roleChoices} defaultValue="agent" className="max-sm:w-full" />
        <Button type="submit" variant="primary" icon={UserPlus} busy={isPending} className="min-h-8">
          Make a link
        </Button>
      </form>
      {error && (
        <div className="mt-3">
          <FormFailure error={error} />
        </div>
      )}
    </section>
  )
}
