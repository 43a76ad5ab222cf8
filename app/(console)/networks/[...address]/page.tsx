import type { Metadata } from 'next'
import { NetworkPage } from '@/components/sharers/network-page'
import { getAccountOrRedirect } from '@/lib/accounts'
import { pages } from '@/lib/console-api/paths'
import { readableParameter } from '@/lib/console-api/readable-parameter'

interface Props {
  params: Promise<{ address: string[] }>
}

export const metadata: Metadata = { title: 'Network' }

/** An address, or a network whose length is one more part of the path. */
export default async function Page({ params }: Props) {
  const { address: segments } = await params
  const address = segments.map(readableParameter).join('/')
  await getAccountOrRedirect(pages.network(address))
  return <NetworkPage key={address} address={address} />
}
