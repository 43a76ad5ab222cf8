import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'

/** What ids are written with. */
const font = String(new URL('@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2', import.meta.url))

/** Here, not around all pages: what keeps the view in the URL weighs 6 KB, which the search page does without. */
export default function Layout({ children }: { children: ReactNode }) {
  preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return <NuqsAdapter>{children}</NuqsAdapter>
}
