import { Activity, Radio, Globe, ScrollText, Search, Settings, Users, type LucideIcon } from 'lucide-react'
import type { Role } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'

export interface Entry {
  href: string
  label: string
  icon: LucideIcon
  /** Absent: everyone. */
  role?: Role
}

const all: readonly Entry[] = [
  { href: pages.search(), label: 'Search', icon: Search },
  { href: pages.map, label: 'Map', icon: Globe },
  { href: pages.live, label: 'Live', icon: Radio },
  { href: pages.audit, label: 'Audit', icon: ScrollText, role: 'admin' },
  { href: pages.accounts, label: 'Accounts', icon: Users, role: 'admin' },
  { href: pages.status, label: 'Status', icon: Activity, role: 'admin' },
]

export const settingsEntry: Entry = { href: pages.settings, label: 'Settings', icon: Settings }

/** The pages that this role may open, in the rail's order; Settings stands apart. */
export function entriesFor(role: Role): readonly Entry[] {
  return all.filter((entry) => entry.role === undefined || entry.role === role)
}

/** Visitors and whom they share something with are found by searching, so they belong to that entry. */
export function isCurrent(entry: Entry, pathname: string): boolean {
  return entry.href === '/' ? pathname === '/' || isFoundPage(pathname) : pathname.startsWith(entry.href)
}

/** What a search leads to. */
export function isFoundPage(pathname: string): boolean {
  return isVisitorPage(pathname) || /^\/(linked-ids|networks)(\/|$)/.test(pathname)
}

/** The pages with a heading of their own, which leave the top bar to the search box. */
export function hasOwnHeading(pathname: string): boolean {
  return isFoundPage(pathname) || pathname === pages.map
}

export function isVisitorPage(pathname: string): boolean {
  return pathname.startsWith('/visitors/')
}

export function findPageTitle(pathname: string): string | null {
  if (hasOwnHeading(pathname)) return null
  return [...all, settingsEntry].find((entry) => entry.href === pathname)?.label ?? null
}
