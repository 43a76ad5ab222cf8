import { AppWindow, Bot, Clock, HatGlasses, Network, OctagonAlert, TrendingUp, TriangleAlert, Users, type LucideIcon } from 'lucide-react'
import type { Finding, FindingKind } from '@/lib/findings/finding'

const icons: Record<FindingKind, LucideIcon> = {
  'impossible-travel': OctagonAlert,
  'unlikely-travel': TriangleAlert,
  accounts: Users,
  bot: Bot,
  'incognito-began': HatGlasses,
  'zone-mismatch': Clock,
  'user-agent-mismatch': AppWindow,
  burst: TrendingUp,
  'shared-ip': Network,
}

/** The icon of a finding and its colour: of its severity, incognito of its own. */
export function findingLook({ kind, severity }: Finding): { icon: LucideIcon; ink: string } {
  const ink = kind === 'incognito-began' ? 'text-cloak' : severity === 'danger' ? 'text-danger' : severity === 'warn' ? 'text-warn' : 'text-text-2'
  return { icon: icons[kind], ink }
}
