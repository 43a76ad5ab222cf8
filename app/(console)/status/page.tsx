import type { Metadata } from 'next'
import { ForAdmins } from '@/components/shell/for-admins'
import { StatusPage } from '@/components/status/status-page'
import { pages } from '@/lib/console-api/paths'
import { getAccountOrRedirect } from '@/lib/accounts'

export const metadata: Metadata = { title: 'Status' }

export default async function Page() {
  const { role } = await getAccountOrRedirect(pages.status)
  return role === 'admin' ? <StatusPage /> : <ForAdmins />
}
