import { CloudOff } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import { Tag } from '@/components/ui/tag'
import type { SourceReport } from '@/lib/console-api/answers'
import { regionName } from '../region-name'

/** Beside the id: copying it, and the regions that know it or do not answer. */
export default function IdExtras({ visitorId, sources }: { visitorId: string; sources: readonly SourceReport[] | undefined }) {
  const regions = (sources ?? []).filter(({ source }) => source !== 'archive')
  return (
    <>
      <CopyButton text={visitorId} what="visitor id" className="max-sm:hidden" />
      {regions.map(({ source, status, visits }) =>
        status === 'failed' ? (
          <Tag key={source} tone="warn" icon={CloudOff}>
            {regionName(source)} not answering
          </Tag>
        ) : visits > 0 ? (
          <Tag key={source} tone="accent">
            {regionName(source)}
          </Tag>
        ) : null,
      )}
    </>
  )
}
