import type { Metadata } from 'next'
import { DoorFrame } from '@/components/accounts/door-frame'
import { SetupForm } from '@/components/accounts/setup-form'

export const metadata: Metadata = { title: 'Set-up' }

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  return (
    <DoorFrame title="Set up Sightline">
      {typeof token === 'string' && token ? <SetupForm token={token} /> : <p className="text-body text-text-2">Open the link that the first start printed; it ends in a token.</p>}
    </DoorFrame>
  )
}
