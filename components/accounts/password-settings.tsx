'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { changePassword } from '@/lib/console-api/account-queries'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { FormFailure } from './form-failure'
import { NewPasswordField } from './password-field'
import { readForm } from './read-form'

export function PasswordSettings() {
  const form = useRef<HTMLFormElement>(null)
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: changePassword, onSuccess: () => form.current?.reset() })
  return (
    <section aria-label="Password" className="flex flex-col gap-3">
      <h2 className="text-title">Password</h2>
      <form ref={form} aria-label="Change the password" className="flex max-w-[360px] flex-col items-start gap-3" onSubmit={(event) => mutate(readForm(event, ['currentPassword', 'newPassword']))}>
        <TextField label="Current password" name="currentPassword" type="password" autoComplete="current-password" required className="w-full" />
        <div className="w-full">
          <NewPasswordField label="New password" name="newPassword" />
        </div>
        <FormFailure error={error} />
        {isSuccess && (
          <Notice tone="ok" className="rounded-control">
            The password is changed. Your other sessions have ended.
          </Notice>
        )}
        <Button type="submit" variant="primary" busy={isPending}>
          Change the password
        </Button>
      </form>
    </section>
  )
}
