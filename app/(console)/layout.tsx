import type { ReactNode } from 'react'
import { ConsoleProvider } from '@/components/shell/console-context'
import { Shell } from '@/components/shell/shell'
import { ZoneProvider } from '@/components/shell/zone-context'
import { getAccountOrRedirect } from '@/lib/accounts'
import { environment } from '@/lib/environment'

/** The frame of the pages that need a session. Its redirect is a courtesy: the gate is in every route of /api. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { id, email, name, role } = await getAccountOrRedirect()
  return (
    <ConsoleProvider account={{ id, email, name, role }} tileUrl={environment().tileUrl}>
      <ZoneProvider>
        <Shell>{children}</Shell>
      </ZoneProvider>
    </ConsoleProvider>
  )
}
