'use client'

import { useMutation } from '@tanstack/react-query'
import { signIn } from '@/lib/console-api/account-queries'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { FormFailure } from './form-failure'
import { readForm } from './read-form'

/** `next` is a path of this console; the server has made sure of that. */
export function SignInForm({ next }: { next: string }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: signIn,
    // A whole load: what another person saw before is in no memory of the page.
    onSuccess: () => window.location.assign(next),
  })
  return (
    <form aria-label="Sign in" className="flex flex-col gap-3" onSubmit={(event) => mutate(readForm(event, ['email', 'password']))}>
      <TextField label="Email" name="email" type="email" autoComplete="username" required autoFocus />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <FormFailure error={error} />
      <Button type="submit" variant="primary" busy={isPending || isSuccess} className="mt-1 min-h-8">
        Sign in
      </Button>
    </form>
  )
}
