import type { Metadata } from 'next'
import { FraudMapPage } from '@/components/fraud/fraud-map-page'
import { pages } from '@/lib/console-api/paths'
import { getAccountOrRedirect } from '@/lib/accounts'

export const metadata: Metadata = { title: 'Fraud map' }

export default async function Page() {
  await getAccountOrRedirect(pages.map)
  return <FraudMapPage />
}
