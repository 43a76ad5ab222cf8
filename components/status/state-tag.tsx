import { CircleCheck, CircleDashed, CirclePause, CloudOff, Hourglass, type LucideIcon } from 'lucide-react'
import type { RegionStatus } from '@/lib/console-api/answers'
import { Tag, type Tone } from '../ui/tag'

const looks: Record<RegionStatus['state'], { word: string; tone: Tone; icon: LucideIcon }> = {
  ok: { word: 'ok', tone: 'ok', icon: CircleCheck },
  slow: { word: 'slow', tone: 'warn', icon: Hourglass },
  paused: { word: 'paused', tone: 'warn', icon: CirclePause },
  down: { word: 'not answering', tone: 'danger', icon: CloudOff },
  unknown: { word: 'not asked yet', tone: 'neutral', icon: CircleDashed },
}

/** The state of a region, as icon and word. */
export function StateTag({ state }: { state: RegionStatus['state'] }) {
  const { word, tone, icon } = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  )
}
