'use client'

import { Ellipsis } from 'lucide-react'
import type { AccountRow } from '@/lib/console-api/answers'
import { Menu, type MenuEntry } from '../ui/menu'

export type AccountAction = 'reset' | 'renew' | 'disable' | 'enable' | 'remove'

const labels: Record<AccountAction, string> = {
  reset: 'Reset the password',
  renew: 'Make a new invitation link',
  disable: 'Disable',
  enable: 'Enable',
  remove: 'Remove',
}

const actionsOf: Record<AccountRow['status'], readonly AccountAction[]> = {
  active: ['reset', 'disable', 'remove'],
  invited: ['renew', 'remove'],
  disabled: ['enable', 'remove'],
}

export function AccountActions({ account, onAct }: { account: AccountRow; onAct: (action: AccountAction) => void }) {
  const entries: MenuEntry[] = actionsOf[account.status].map((action) => ({ id: action, label: labels[action], apart: action === 'remove', onChoose: () => onAct(action) }))
  return (
    <Menu
      label={`Actions for ${account.email}`}
      button={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />}
      buttonClassName="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text max-sm:size-11"
      entries={entries}
    />
  )
}
