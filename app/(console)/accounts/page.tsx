import type { Metadata } from 'next'
import { AccountsPage } from '@/components/accounts/accounts-page'
import { ForAdmins } from '@/components/shell/for-admins'
import { pages } from '@/lib/console-api/paths'
import { getAccountOrRedirect } from '@/lib/accounts'

export const metadata: Metadata = { title: 'Accounts' }

export default async function Page() {
  const { role } = await getAccountOrRedirect(pages.accounts)
  return role === 'admin' ? <AccountsPage /> : <ForAdmins />
}
