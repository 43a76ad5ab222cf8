import type { Metadata } from 'next'
import { DoorFrame } from '@/components/accounts/door-frame'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { ownPath } from '@/lib/console-api/own-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  return (
    <DoorFrame title="Sign in">
      <SignInForm next={ownPath(next)} />
    </DoorFrame>
  )
}
