import type { ReactNode } from 'react'
import { BottomBar } from './bottom-bar'
import { GlobalKeys } from './global-keys'
import { Rail } from './rail'
import { TopBar } from './top-bar'

/** The frame of every page: rail or bottom bar, top bar, and `main`, which scrolls. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh">
      <a href="#main" className="floating top-2 left-2 z-10 -translate-y-20 px-3 py-2 text-small font-medium focus:translate-y-0">
        Skip to the page
      </a>
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar />
        <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto outline-none">
          {children}
        </main>
        <BottomBar />
      </div>
      <GlobalKeys />
    </div>
  )
}
