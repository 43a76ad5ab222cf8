import { CircleCheck, CircleDashed, CirclePause, CloudOff, Hourglass, OctagonAlert, type LucideIcon } from 'lucide-react'
import { Tag, type Tone } from '../ui/tag'
import type { RegionCondition } from './region-condition'

const looks: Record<RegionCondition, { word: string; tone: Tone; icon: LucideIcon }> = {
  ok: { word: 'ok', tone: 'ok', icon: CircleCheck },
  slow: { word: 'slow', tone: 'warn', icon: Hourglass },
  paused: { word: 'paused', tone: 'warn', icon: CirclePause },
  down: { word: 'not answering', tone: 'danger', icon: CloudOff },
  failing: { word: 'failing', tone: 'danger', icon: OctagonAlert },
  unknown: { word: 'not asked yet', tone: 'neutral', icon: CircleDashed },
}

/** The condition of a region, as icon and word. */
export function StateTag({ condition }: { condition: RegionCondition }) {
  const { word, tone, icon } = looks[condition]
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  )
}
