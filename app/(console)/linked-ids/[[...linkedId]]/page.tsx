import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LinkedIdPage } from '@/components/sharers/linked-id-page'
import { getAccountOrRedirect } from '@/lib/accounts'
import { pages } from '@/lib/console-api/paths'
import { readableParameter } from '@/lib/console-api/readable-parameter'

interface Props {
  params: Promise<{ linkedId?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Linked id' }

/** The linked id stands in the path, or as `?id=` where a path cannot hold it. */
export default async function Page({ params, searchParams }: Props) {
  const [{ linkedId: segments = [] }, { id }] = await Promise.all([params, searchParams])
  const linkedId = segments.length > 0 ? segments.map(readableParameter).join('/') : id
  if (typeof linkedId !== 'string' || linkedId === '') redirect(pages.search())
  await getAccountOrRedirect(pages.linkedId(linkedId))
  return <LinkedIdPage key={linkedId} linkedId={linkedId} />
}
