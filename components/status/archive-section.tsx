'use client'

import type { ArchiveStatus } from '@/lib/console-api/answers'
import { Notice } from '../ui/notice'
import { countText, numberText } from '../ui/count-text'
import { TimeText } from '../ui/time-text'
import { FactGrid } from './fact-grid'
import { sizeText } from '../ui/size-text'

/** What the archive holds, and whether it can be written. */
export function ArchiveSection({ archive }: { archive: ArchiveStatus }) {
  const { visits, visitors, size, accepted, duplicates, erased, tooOld, failures, lastFailureAt } = archive
  return (
    <section aria-label="Archive" className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 className="text-title">Archive</h2>
      <FactGrid
        facts={[
          { label: 'Visits', value: numberText(visits) },
          { label: 'Visitors', value: numberText(visitors) },
          { label: 'Database on disk', value: sizeText(size) },
          { label: 'Stored since the start', value: countText(accepted, 'visit'), note: notStored({ duplicates, erased, tooOld }) },
        ]}
      />
      {lastFailureAt !== undefined && (
        <Notice tone="warn" title={`${countText(failures, 'write')} failed.`} className="rounded-control">
          The last one, <TimeText ms={lastFailureAt} />. Check the disk’s space and the rights of the data folder.
        </Notice>
      )}
    </section>
  )
}

function notStored({ duplicates, erased, tooOld }: Pick<ArchiveStatus, 'duplicates' | 'erased' | 'tooOld'>): string {
  const parts = [`${numberText(duplicates)} were there already`]
  if (erased > 0) parts.push(`${numberText(erased)} were refused because they were erased`)
  if (tooOld > 0) parts.push(`${numberText(tooOld)} because they are older than visits are kept`)
  return parts.join(', ')
}
