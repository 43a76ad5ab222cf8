import { Clock, FingerprintPattern, Globe, Link2, Network, type LucideIcon } from 'lucide-react'
import type { TermKind } from '@/lib/console-api/answers'

/** What each kind of term is looked for as. `text` is the sentence around the terms, and is left out. */
export const termKindLooks: Record<Exclude<TermKind, 'text'>, { label: string; icon: LucideIcon }> = {
  visitorId: { label: 'Visitor id', icon: FingerprintPattern },
  visitorIdPart: { label: 'Visitor or linked id', icon: FingerprintPattern },
  linkedId: { label: 'Linked id', icon: Link2 },
  ip: { label: 'IP', icon: Network },
  network: { label: 'Network', icon: Network },
  url: { label: 'URL', icon: Globe },
  time: { label: 'Time', icon: Clock },
}
