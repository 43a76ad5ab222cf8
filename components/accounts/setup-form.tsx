'use client'

import { useMutation } from '@tanstack/react-query'
import { setUp, signIn } from '@/lib/console-api/account-queries'
import { pages } from '@/lib/console-api/paths'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { FormFailure } from './form-failure'
import { NewPasswordField } from './password-field'
import { readForm } from './read-form'

/** Makes the first admin, and signs in as that. */
export function SetupForm({ token }: { token: string }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: async ({ email, password }: { email: string; password: string }) => {
      await setUp({ token, email, password })
      await signIn({ email, password })
    },
    onSuccess: () => window.location.assign(pages.search()),
  })
  return (
    <form aria-label="Make the first admin" className="flex flex-col gap-3" onSubmit={(event) => mutate(readForm(event, ['email', 'password']))}>
      <p className="text-small text-text-2">You will be the first admin of this console. This link works once.</p>
      <TextField label="Email" name="email" type="email" autoComplete="username" required autoFocus />
      <NewPasswordField />
      <FormFailure error={error} />
      <Button type="submit" variant="primary" busy={isPending || isSuccess} className="mt-1 min-h-8">
        Make the account
      </Button>
    </form>
  )
}
