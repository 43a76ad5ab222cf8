'use client'

import { CloudOff, Hourglass, KeyRound } from 'lucide-react'
import { useZone } from '@/components/shell/zone-context'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useNow } from '@/components/ui/use-now'
import { shortTimeText } from '@/lib/visits/time-zone'
import { failureOf } from '../refresh/failure-of'
import type { VisitorPageState } from '../use-visitor-page'
import { nextAttempt } from './next-attempt'
import { noticeWords } from './notice-words'
import { troubleOf, type Trouble } from './trouble'
import { useCountdown } from './use-countdown'

const icons: Record<Trouble, typeof CloudOff> = { silent: CloudOff, waits: Hourglass, refused: KeyRound }

/** Some regions failed, or what is shown is older than it should be. */
export default function SourceNotice({ page }: { page: VisitorPageState }) {
  const { list, archiveOnly, asking, triedAt, refresh, askNewest } = page
  const { zone } = useZone()
  const now = useNow()
  const reports = (list.sources ?? []).filter(({ source }) => source !== 'archive')
  const next = asking || archiveOnly ? undefined : nextAttempt(reports, Math.max(list.updatedAt, triedAt))
  const seconds = useCountdown(next, () => void askNewest())
  const words = noticeWords(reports, { zone, now, seconds })
  const failure = failureOf(page)
  const again = asking ? ' Trying again now.' : seconds === undefined ? '' : ` Trying again in ${seconds} s.`
  const notice = { tone: 'warn', className: 'border-x-0 border-b-0' } as const
  const tryNow = (label: string) => (
    <Button busy={asking} onClick={() => void refresh()}>
      {label}
    </Button>
  )
  if (failure) {
    return (
      <Notice {...notice} icon={CloudOff} title="The visits could not be asked for anew" action={tryNow('Try again')}>
        {failure.message} What is shown is of {shortTimeText(zone, list.updatedAt)}.{words?.retries ? again : null}
      </Notice>
    )
  }
  if (archiveOnly) {
    return (
      <Notice {...notice} icon={CloudOff} title="Showing the archive alone" action={tryNow('Try now')}>
        No region was waited for. Newer visits may be missing.
      </Notice>
    )
  }
  if (!words) return null
  const [kind = 'silent'] = reports.flatMap((report) => troubleOf(report) ?? []).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return (
    <Notice {...notice} icon={icons[kind]} title={words.title} action={words.retries ? tryNow('Try now') : null}>
      {words.text}
      {words.counts || (words.retries && asking) ? again : null}
    </Notice>
  )
}

/** Which of several troubles the icon tells. */
const order: readonly Trouble[] = ['silent', 'waits', 'refused']
