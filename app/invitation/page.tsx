import type { Metadata } from 'next'
import { DoorFrame } from '@/components/accounts/door-frame'
import { InvitationForm } from '@/components/accounts/invitation-form'

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitationPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  return (
    <DoorFrame title="Welcome to Sightline">
      {typeof token === 'string' && token ? <InvitationForm token={token} /> : <p className="text-body text-text-2">Open the whole link that you were given; it ends in a token.</p>}
    </DoorFrame>
  )
}
