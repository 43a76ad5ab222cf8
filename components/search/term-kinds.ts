import { CalendarClock, CircleQuestionMark, FingerprintPattern, Link, Link2, Network, type LucideIcon } from 'lucide-react'
import type { TermKind } from '@/lib/console-api/answers'

/** How a term's kind is called and drawn. */
export const termKindLooks: Record<TermKind, { label: string; icon: LucideIcon }> = {
  visitorId: { label: 'Visitor id', icon: FingerprintPattern },
  visitorIdPart: { label: 'Visitor id begins', icon: FingerprintPattern },
  linkedId: { label: 'Linked id', icon: Link2 },
  ip: { label: 'IP', icon: Network },
  network: { label: 'Network', icon: Network },
  url: { label: 'URL', icon: Link },
  time: { label: 'Time', icon: CalendarClock },
  text: { label: 'Text', icon: CircleQuestionMark },
}
