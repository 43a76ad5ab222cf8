'use client'

import { useAccount } from '../shell/console-context'
import { later } from '../ui/later'
import { AppearanceSettings } from './appearance-settings'
import { PasswordSettings } from './password-settings'
import { roleNames } from './roles'
import { SessionSettings } from './session-settings'

const WebhookSettings = later(() => import('./webhook-settings'))
const RetentionSettings = later(() => import('../retention/retention-settings'))
const ErasureSettings = later(() => import('../erasure/erasure-settings'))

/** Everyone's own: password, sessions, zone, theme, keys. */
export function SettingsPage() {
  const account = useAccount()
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-8 p-6 max-sm:p-4">
      <p className="text-body text-text-2">
        Signed in as <strong className="font-semibold text-text">{account.email}</strong>, {roleNames[account.role].toLowerCase()}.
      </p>
      <AppearanceSettings />
      <PasswordSettings />
      <SessionSettings />
      {account.role === 'admin' && <WebhookSettings />}
      {account.role === 'admin' && <RetentionSettings />}
      {account.role === 'admin' && <ErasureSettings />}
    </div>
  )
}
