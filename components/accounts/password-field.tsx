'use client'

import { TextField } from '../ui/text-field'

/** Kept with the sentence of the server's rule. */
export const shortestPassword = 12

/** For a password that is being chosen. */
export function NewPasswordField({ label = 'Password', name = 'password', error }: { label?: string; name?: string; error?: string }) {
  return <TextField label={label} name={name} type="password" autoComplete="new-password" required minLength={shortestPassword} error={error} hint={`At least ${shortestPassword} characters; a few words are good.`} />
}
