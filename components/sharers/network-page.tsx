'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Globe, Search } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import type { SharersAnswer } from '@/lib/console-api/answers'
import { laterApi } from '@/lib/console-api/later-paths'
import { pages } from '@/lib/console-api/paths'
import { networkQuery } from '@/lib/console-api/sharers-queries'
import { showControls } from '@/lib/visits/safe-text'
import { ExportButton } from '../export/export-button'
import { allVisits } from '../export/export-words'
import { useAccount } from '../shell/console-context'
import { buttonClass } from '../ui/button-class'
import { CopyButton } from '../ui/copy-button'
import { Link } from '../ui/link'
import { networkSizes, networkText } from './network-sizes'
import { SharersView } from './sharers-view'

/** Everybody who was seen on an address or a network. */
export function NetworkPage({ address }: { address: string }) {
  const answer = useInfiniteQuery(networkQuery(address))
  // To an agent an address is told as its network.
  const network = answer.data?.pages[0]?.value
  const shown = network === undefined ? showControls(address) : networkText(network)
  return (
    <SharersView
      of="network"
      answer={answer}
      heading={
        <div className="flex min-w-0 items-center gap-1">
          <h1 className="min-w-0 truncate font-mono text-id max-sm:text-title">{shown}</h1>
          <CopyButton text={shown} what="the network" />
        </div>
      }
      actions={network === undefined ? null : <NetworkActions network={network} total={answer.data?.pages[0]?.total} />}
    />
  )
}

function NetworkActions({ network, total }: { network: string; total: SharersAnswer['total'] }) {
  const { role } = useAccount()
  const from = useSearchParams().get('from') ?? undefined
  return (
    <>
      <nav aria-label="Size of the network" className="flex rounded-control border border-line-2">
        {networkSizes(network, from, role === 'agent').map((size) => (
          <Link
            key={size.network}
            href={`${pages.network(networkText(size.network))}?${new URLSearchParams({ from: from ?? networkText(network) })}`}
            aria-current={size.network === network ? 'page' : undefined}
            title={size.network}
            className="inline-flex min-h-7 items-center px-2.5 text-small font-medium text-text-2 hover:bg-hover aria-[current]:bg-accent-weak aria-[current]:text-accent max-sm:min-h-11"
          >
            {size.label}
          </Link>
        ))}
      </nav>
      <Link href={pages.search(undefined, filterOf(network))} className={buttonClass()}>
        <Search size={14} strokeWidth={1.75} aria-hidden />
        Search its visits
      </Link>
      <Link href={`${pages.map}?${new URLSearchParams({ ...filterOf(network), all: 'true' })}`} className={buttonClass()}>
        <Globe size={14} strokeWidth={1.75} aria-hidden />
        Open on the map
      </Link>
      {total && <ExportButton target={{ path: laterApi.exportNetwork, query: { address: network }, what: allVisits('from there', total) }} />}
    </>
  )
}

function filterOf(network: string): Record<string, string> {
  const text = networkText(network)
  return text.includes('/') ? { network: text } : { ip: text }
}
