import type { Metadata } from 'next'
import { AuditPage } from '@/components/audit/audit-page'
import { ForAdmins } from '@/components/shell/for-admins'
import { pages } from '@/lib/console-api/paths'
import { getAccountOrRedirect } from '@/lib/accounts'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page() {
  const { role } = await getAccountOrRedirect(pages.audit)
  return role === 'admin' ? <AuditPage /> : <ForAdmins />
}
