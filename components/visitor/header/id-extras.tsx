import { CloudOff, Hourglass, KeyRound } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import { regionName } from '@/components/ui/region-name'
import { Tag } from '@/components/ui/tag'
import type { SourceReport } from '@/lib/console-api/answers'
import { troubleOf, type Trouble } from '../states/trouble'

const looks: Record<Trouble, { icon: typeof CloudOff; words: string }> = {
  silent: { icon: CloudOff, words: 'not answering' },
  waits: { icon: Hourglass, words: 'asks us to wait' },
  refused: { icon: KeyRound, words: 'token refused' },
}

/** Beside the id: copying it, and the regions that know it or do not answer. */
export default function IdExtras({ visitorId, sources }: { visitorId: string; sources: readonly SourceReport[] | undefined }) {
  const regions = (sources ?? []).filter(({ source }) => source !== 'archive')
  return (
    <>
      <CopyButton text={visitorId} what="visitor id" className="max-sm:hidden" />
      {regions.map((report) => {
        const trouble = troubleOf(report)
        const name = regionName(report.source)
        if (trouble) {
          const { icon, words } = looks[trouble]
          return (
            <Tag key={report.source} tone="warn" icon={icon}>
              {name} {words}
            </Tag>
          )
        }
        return report.visits > 0 || report.reachesBackTo !== null ? (
          <Tag key={report.source} tone="accent">
            {name}
          </Tag>
        ) : null
      })}
    </>
  )
}
