'use client'

import { usePathname } from 'next/navigation'
import { classNames } from '../ui/class-names'
import { later } from '../ui/later'
import { BarSearch } from '../search/bar-search'
import { AccountMenu } from './account-menu'
import { findPageTitle, hasOwnHeading, isVisitorPage } from './entries'
import { ThemeToggle } from './theme-toggle'
import { ZoneMenu } from './zone-menu'

const RegionStates = later(() => import('./region-states'))

/** The page's name (its `h1`) or, on a page with a heading of its own, the search box; then what holds for all pages. A visitor's page has its own on phones. */
export function TopBar() {
  const pathname = usePathname()
  const onVisitor = isVisitorPage(pathname)
  const title = findPageTitle(pathname)
  return (
    <header className={classNames('flex h-12 shrink-0 items-center gap-4 border-b border-line bg-bg px-4', onVisitor && 'max-sm:hidden')}>
      <div className="min-w-0 flex-1">
        {hasOwnHeading(pathname) && <BarSearch />}
        {title && <h1 className="text-title">{title}</h1>}
      </div>
      <RegionStates />
      <ZoneMenu />
      <div className="flex items-center gap-2">
        <ThemeToggle />
        <AccountMenu />
      </div>
    </header>
  )
}
