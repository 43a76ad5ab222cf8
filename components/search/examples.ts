import type { ArchiveSummary } from '@/lib/console-api/answers'
import { chipsOf } from './chips'

export interface Examples {
  visitorId?: string
  linkedId?: string
  ip?: string
}

/** One example of each kind, taken from the demo stories; none where nothing fits. */
export function findExamples(stories: ArchiveSummary['stories']): Examples {
  const chips = stories.flatMap((story) => (story.query ? chipsOf(story.query) : []))
  return {
    visitorId: stories[0]?.visitorId,
    linkedId: chips.find(({ kind }) => kind === 'linkedId' || kind === 'visitorIdPart')?.value,
    ip: chips.find(({ kind }) => kind === 'network' || kind === 'ip')?.value,
  }
}
