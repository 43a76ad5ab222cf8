'use client'

import { CloudOff } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useZone } from '@/components/shell/zone-context'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { shortTimeText } from '@/lib/visits/time-zone'
import { failureOf } from '../refresh/failure-of'
import { joinSubjects } from '../region-name'
import type { VisitorPageState } from '../use-visitor-page'

/** Seconds until a region that failed is asked again. */
const pause = 30

/** Some regions failed, or what is shown is older than it should be. */
export default function SourceNotice({ page }: { page: VisitorPageState }) {
  const { list, archiveOnly, asking, triedAt, refresh, askNewest } = page
  const { zone } = useZone()
  const reports = (list.sources ?? []).filter(({ source }) => source !== 'archive')
  const troubled = reports.filter(({ status }) => status !== 'ok')
  const waits = troubled.length > 0 && !asking
  const seconds = useCountdown(waits ? Math.max(list.updatedAt, triedAt) : 0, () => void askNewest())
  const failure = failureOf(page)
  const again = troubled.length === 0 ? null : asking ? ' Trying again now.' : ` Trying again in ${seconds} s.`
  const notice = { tone: 'warn', icon: CloudOff, className: 'border-x-0 border-b-0' } as const
  const tryNow = (label: string) => (
    <Button busy={asking} onClick={() => void refresh()}>
      {label}
    </Button>
  )
  if (failure) {
    return (
      <Notice {...notice} title="The visits could not be asked for anew" action={tryNow('Try again')}>
        {failure.message} What is shown is of {shortTimeText(zone, list.updatedAt)}.{again}
      </Notice>
    )
  }
  if (archiveOnly) {
    return (
      <Notice {...notice} title="Showing the archive alone" action={tryNow('Try now')}>
        No region was waited for. Newer visits may be missing.
      </Notice>
    )
  }
  if (troubled.length === 0) return null
  const all = troubled.length === reports.length
  const asked = troubled.some(({ code }) => code === 'too_many_requests')
  return (
    <Notice {...notice} title={all ? 'Showing the archive' : 'Showing the archive and the regions that answered'} action={tryNow('Try now')}>
      {joinSubjects(troubled)} {asked ? (troubled.length === 1 ? 'asks us to wait' : 'ask us to wait') : troubled.length === 1 ? 'has not answered' : 'have not answered'}. Newer visits may be missing.{again}
    </Notice>
  )
}

/** Seconds left of the pause since `since` (epoch ms; 0 stops it), and `onEnd` once when it is over. */
function useCountdown(since: number, onEnd: () => void): number {
  const [left, setLeft] = useState(pause)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (since === 0) return
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil(pause - (Date.now() - since) / 1000))
      setLeft(seconds)
      if (seconds > 0) return
      clearInterval(timer)
      end()
    }, 1000)
    return () => {
      clearInterval(timer)
      setLeft(pause)
    }
  }, [since])
  return left
}
