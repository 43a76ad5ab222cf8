'use client'

import { LogOut, Settings } from 'lucide-react'
import { pages } from '@/lib/console-api/paths'
import { Menu } from '../ui/menu'
import { useAccount } from './console-context'
import { initialsOf } from './initials'
import { useSignOut } from './use-sign-out'

/** Who is signed in, in the top bar's corner. */
export function AccountMenu() {
  const account = useAccount()
  const signOut = useSignOut()
  return (
    <Menu
      label="Your account"
      button={<span className="flex size-7 items-center justify-center rounded-full bg-hover">{initialsOf(account.name || account.email)}</span>}
      buttonClassName="flex size-7 shrink-0 items-center justify-center rounded-full text-label font-semibold text-text-2 hover:text-text max-sm:size-11"
      header={
        <div className="max-w-[260px] border-b border-line px-3 pt-1 pb-2">
          <p className="text-small font-semibold break-anywhere">{account.email}</p>
          <p className="text-label text-text-3">{signOut.failed ?? roleWords[account.role]}</p>
        </div>
      }
      entries={[
        { label: 'Settings', icon: Settings, href: pages.settings },
        { label: 'Sign out', icon: LogOut, onChoose: signOut.start },
      ]}
    />
  )
}

const roleWords = { agent: 'Agent: addresses are masked', analyst: 'Analyst', admin: 'Admin' }
