import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { Providers } from '@/components/shell/providers'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Sightline', template: '%s · Sightline' },
  description: 'Who is this visitor: when it came, from where, on which browser, and what changed.',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f8' },
    { media: '(prefers-color-scheme: dark)', color: '#0c1117' },
  ],
}

/** What every page writes with, asked for beside the style sheet: the first words then stand as they stay. */
const font = String(new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url))

/** Reads the request, so that every page is rendered for its own response and nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  const nonce = findNonce((await headers()).get('content-security-policy'))
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  )
}

function findNonce(policy: string | null): string | undefined {
  return policy?.match(/'nonce-([^']+)'/)?.[1]
}
