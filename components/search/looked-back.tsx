'use client'

import type { CountedOnly } from '@/lib/console-api/answers'
import { dateText, shortTimeText } from '@/lib/visits/time-zone'
import { useZone } from '../shell/zone-context'
import { numberText } from '../ui/count-text'
import { Notice } from '../ui/notice'

/** How far an answer goes that no index could give. */
export function LookedBack({ lookedBack: { looked, backTo }, found }: { lookedBack: CountedOnly; found: boolean }) {
  const { zone } = useZone()
  return (
    <Notice className="border-x-0 border-t-0">
      {found ? 'There may be more.' : 'Nothing so far.'} {numberText(looked)} visits were looked through, back to {dateText(zone, backTo)}, {shortTimeText(zone, backTo)}.
    </Notice>
  )
}
