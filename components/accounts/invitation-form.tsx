'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { acceptInvitation, invitationQuery, signIn, type InvitationAnswer } from '@/lib/console-api/account-queries'
import { pages } from '@/lib/console-api/paths'
import { Button } from '../ui/button'
import { Skeleton } from '../ui/skeleton'
import { TextField } from '../ui/text-field'
import { FormFailure } from './form-failure'
import { NewPasswordField } from './password-field'
import { readForm } from './read-form'

/** Where the one-time link of an invitation or a password reset leads. */
export function InvitationForm({ token }: { token: string }) {
  const { data: invitation, error } = useQuery(invitationQuery(token))
  if (error) return <FormFailure error={error} />
  if (!invitation) return <Skeleton className="h-24 w-full" />
  return <PasswordForm token={token} invitation={invitation} />
}

function PasswordForm({ token, invitation }: { token: string; invitation: InvitationAnswer }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: async ({ name, password }: { name: string; password: string }) => {
      await acceptInvitation({ token, password, ...(name ? { name } : {}) })
      await signIn({ email: invitation.email, password })
    },
    onSuccess: () => window.location.assign(pages.search()),
  })
  const invited = invitation.purpose === 'invitation'
  return (
    <form aria-label={invited ? 'Accept the invitation' : 'Choose a new password'} className="flex flex-col gap-3" onSubmit={(event) => mutate(readForm(event, ['name', 'password']))}>
      <p className="text-small text-text-2">
        {invited ? `You are invited as ${articles[invitation.role]}.` : 'Choose a new password. Every session of this account ends.'} This link works once.
      </p>
      <TextField label="Email" name="email" type="email" autoComplete="username" value={invitation.email} readOnly />
      {invited && <TextField label="Name" name="name" autoComplete="name" hint="Optional; shown to the other admins." />}
      <NewPasswordField />
      <FormFailure error={error} />
      <Button type="submit" variant="primary" busy={isPending || isSuccess} className="mt-1 min-h-8">
        {invited ? 'Make the account' : 'Set the password'}
      </Button>
    </form>
  )
}

const articles = { agent: 'an agent', analyst: 'an analyst', admin: 'an admin' }
