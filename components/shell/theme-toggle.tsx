'use client'

import { Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'

/** Light or dark; Settings also has "as the system". Both pictures are there, and CSS shows one, so that the HTML fits either. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <button
      type="button"
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
      className="inline-flex size-7 shrink-0 max-sm:size-11 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
    >
      <Moon size={16} strokeWidth={1.75} aria-hidden className="dark:hidden" />
      <Sun size={16} strokeWidth={1.75} aria-hidden className="hidden dark:block" />
    </button>
  )
}
