'use client'

import { LogOut, Settings } from 'lucide-react'
import { useTheme } from 'next-themes'
import { pages } from '@/lib/console-api/paths'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { Link } from '../ui/link'
import { SegmentedControl } from '../ui/segmented-control'
import { Sheet } from '../ui/sheet'
import { useAccount } from './console-context'
import { useSignOut } from './use-sign-out'
import { zoneChoices } from './zone-choices'
import { useZone } from './zone-context'

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the system' },
]

/** What the top bar has on wide screens: zone, theme, account. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const account = useAccount()
  const zone = useZone()
  const { theme = 'system', setTheme } = useTheme()
  const signOut = useSignOut()
  return (
    <Sheet title="More" onClose={onClose}>
      <div className="flex flex-col items-start gap-4">
        <p className="text-body break-anywhere text-text-2">
          {account.email}, {account.role}
        </p>
        <div>
          <p className="mb-1 text-label text-text-3">Times in</p>
          <SegmentedControl label="Times in" value={zone.mode} onChange={zone.choose} options={zoneChoices(zone).map(({ mode, short }) => ({ value: mode, label: short }))} />
        </div>
        <div>
          <p className="mb-1 text-label text-text-3">Theme</p>
          <SegmentedControl label="Theme" value={theme} onChange={setTheme} options={themes} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Link href={pages.settings} onClick={onClose} className={buttonClass()}>
            <Settings size={14} strokeWidth={1.75} aria-hidden />
            Settings
          </Link>
          <Button icon={LogOut} busy={signOut.busy} onClick={signOut.start}>
            Sign out
          </Button>
        </div>
        {signOut.failed && <p className="text-small text-danger">{signOut.failed}</p>}
      </div>
    </Sheet>
  )
}
