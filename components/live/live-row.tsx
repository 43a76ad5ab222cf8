'use client'

import { Bot, HatGlasses } from 'lucide-react'
import { memo } from 'react'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import type { Visit } from '@/lib/visits/visit'
import { Link } from '../ui/link'
import { regionName } from '../ui/region-name'
import { Tag } from '../ui/tag'
import { TimeText } from '../ui/time-text'
import { rowWords } from '../visitor/timeline/row-words'

const likelyBot = 0.5

/** One visit of the feed; its link leads to the visitor. */
export const LiveRow = memo(function LiveRow({ visit }: { visit: Visit }) {
  const { place, ip, browser } = rowWords(visit, undefined)
  const { botProbability = 0 } = visit.browserDetails ?? {}
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line px-4 py-1.5 text-small text-text-2 hover:bg-hover">
      <TimeText ms={visit.timestamp} visitorZone={visit.ipLocation?.timezone} skipped className="w-28 shrink-0" />
      <Link href={`${pages.visitor(visit.visitorId)}?visit=${encodeURIComponent(visit.requestId)}`} className="w-[24ch] shrink-0 truncate py-1 font-mono font-medium text-accent hover:underline">
        {showControls(visit.visitorId)}
      </Link>
      <span className="min-w-0 flex-1 basis-56 truncate">
        {[place, ip, browser].filter((part) => part !== undefined).join(' · ')}
      </span>
      <span className="flex gap-1">
        {visit.incognito === true && <Tag tone="cloak" icon={HatGlasses}>incognito</Tag>}
        {botProbability >= likelyBot && <Tag tone="warn" icon={Bot}>bot</Tag>}
        {visit.region !== undefined && visit.region !== 'embedded' && <Tag title={`Found in the ${regionName(visit.region)} region`}>{regionName(visit.region)}</Tag>}
      </span>
    </li>
  )
})
