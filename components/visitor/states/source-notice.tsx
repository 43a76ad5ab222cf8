'use client'

import { CloudOff } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { joinSubjects } from '../region-name'
import type { VisitorPageState } from '../use-visitor-page'

/** Seconds until a region that failed is asked again. */
const pause = 30

/** Some regions failed, or what is shown is older than it should be. */
export default function SourceNotice({ page }: { page: VisitorPageState }) {
  const { list, archiveOnly, asking, refresh } = page
  const reports = (list.sources ?? []).filter(({ source }) => source !== 'archive')
  const troubled = reports.filter(({ status }) => status !== 'ok')
  const seconds = useCountdown(troubled.length > 0 && !asking ? list.updatedAt : 0, () => void refresh())
  const tryNow = (
    <Button busy={asking} onClick={() => void refresh()}>
      Try now
    </Button>
  )
  if (archiveOnly) {
    return (
      <Notice tone="warn" icon={CloudOff} title="Showing the archive alone" action={tryNow} className="border-x-0 border-b-0">
        No region was waited for. Newer visits may be missing.
      </Notice>
    )
  }
  if (troubled.length === 0) return null
  const all = troubled.length === reports.length
  const asked = troubled.some(({ code }) => code === 'too_many_requests')
  return (
    <Notice tone="warn" icon={CloudOff} title={all ? 'Showing the archive' : 'Showing the archive and the regions that answered'} action={tryNow} className="border-x-0 border-b-0">
      {joinSubjects(troubled)} {asked ? (troubled.length === 1 ? 'asks us to wait' : 'ask us to wait') : troubled.length === 1 ? 'has not answered' : 'have not answered'}. Newer visits may be missing.{' '}
      {asking ? 'Trying again now.' : `Trying again in ${seconds} s.`}
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
